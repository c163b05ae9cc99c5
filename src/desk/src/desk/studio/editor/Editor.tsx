import { useParams } from "react-router";
import { FileEditor } from "./FileEditor";

/** A dialog by its name, or another file of the script by its path. */
export default function Editor() {
  const { name, "*": rest } = useParams();
  const path = name ? `dialogs/${name}.yaml` : (rest ?? "");
  return <FileEditor key={path} path={path} dialog={name ?? null} />;
}
