import { notFound } from "next/navigation";

// The title is that of `not-found.tsx`, also where the browser takes the page over.
export { generateMetadata } from "../not-found.tsx";

/** Any other address of a language is missing in that language. */
export default function MissingPage() {
  notFound();
}
