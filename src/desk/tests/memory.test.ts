import { expect, test } from "vitest";
import { ApiError } from "../src/desk/api/api";
import { forget, kept, memory } from "../src/desk/api/memory";
import type { Me } from "../src/desk/api/model";

const over = (): Promise<never> => Promise.reject(new ApiError(401, "signed_out", "Please sign in."));

test("an answer that the session is over lets go of everything but that", async () => {
  const client = memory();
  client.setQueryData(kept.me, { signedIn: true } as Me);
  client.setQueryData(kept.case("A"), "words");
  await expect(client.fetchQuery({ queryKey: kept.queue, queryFn: over })).rejects.toThrow();
  expect(client.getQueryData<Me>(kept.me)).toMatchObject({ signedIn: false, wereSignedOut: true });
  expect(client.getQueryData(kept.case("A"))).toBeUndefined();
});

test("whoever signed out is not told by a late answer that they were signed out", async () => {
  const client = memory();
  forget(client, false);
  await expect(client.fetchQuery({ queryKey: kept.queue, queryFn: over })).rejects.toThrow();
  expect(client.getQueryData<Me>(kept.me)).toMatchObject({ signedIn: false, wereSignedOut: false });
});
