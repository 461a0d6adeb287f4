import { PlainPage } from "../account/plain-page.tsx";
import { FoundPage } from "../group/found-page.tsx";

/** Founding a space, for who runs the server and for coordinators. */
export function Component() {
  return <FoundPage Page={PlainPage} />;
}
