import "./texts.css";
import { useParams } from "react-router";
import { Languages } from "./Languages";
import { OfLanguage } from "./OfLanguage";

/** The lines of one language beside the English ones; or all languages, to choose one. */
export default function Texts() {
  const { locale } = useParams();
  return locale ? <OfLanguage key={locale} locale={locale} /> : <Languages />;
}
