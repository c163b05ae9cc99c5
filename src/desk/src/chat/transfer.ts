import { retryAfter } from "../shared/backoff";
import { outcome, type Outcome } from "./server";

/** So long without a byte on the way, and the line is dead although nobody said so. */
const stall = 40_000;

/** Brings a file to the server. Not `fetch`, which cannot tell how much has gone. `progress` hears of it from 0 to 1. */
export function upload(token: string, id: string, file: File, progress: (part: number) => void, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    let watch = setTimeout(stop, stall);
    const alive = (): void => {
      clearTimeout(watch);
      watch = setTimeout(stop, stall);
    };
    request.upload.onprogress = (event) => {
      alive();
      if (event.total > 0) progress(event.loaded / event.total);
    };
    request.onloadend = () => {
      clearTimeout(watch);
      signal.removeEventListener("abort", stop);
      resolve(request.status === 0 ? { kind: "later", after: null, why: null } : brought(request.status, request.getResponseHeader("Retry-After"), request.responseText));
    };
    signal.addEventListener("abort", stop);
    request.open("POST", `/chat/files?id=${encodeURIComponent(id)}`);
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  });
}

/** Reads an answer of POST /chat/files. */
export function brought(status: number, header: string | null, body = ""): Outcome {
  const code = /"code":"(\w+)"/.exec(body)?.[1] ?? "";
  if (code === "file_sum") return { kind: "unfit", why: "fileSum" };
  if (status === 507) return { kind: "unfit", why: "fileRoom" };
  if (status === 413) return { kind: "unfit", why: "fileLarge" };
  if (status === 415) return { kind: "unfit", why: "fileKind" };
  if (status === 422) return { kind: "unfit", why: "fileDamaged" };
  if (status === 408) return { kind: "later", after: retryAfter(header, 5_000), why: null };
  return outcome(status, header, code);
}

/** Fetches a file that was sent to this chat. The token goes in a header, so no address opens it; null when it is not there any more. */
export async function download(token: string, id: string): Promise<Blob | null> {
  try {
    const response = await fetch(`/chat/files/${encodeURIComponent(id)}`, { headers: { Authorization: `Bearer ${token}` } });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}
