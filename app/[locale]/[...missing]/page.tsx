import { notFound } from "next/navigation";

/** Any other address of a language is missing in that language. */
export default function MissingPage() {
  notFound();
}
