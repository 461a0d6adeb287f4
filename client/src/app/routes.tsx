// Every address of the product. The entrance comes first and light; the frame, the sheets and the editor come when they
// are asked for, and are fetched ahead while someone is still choosing a seat.
import { createBrowserRouter } from "react-router";
import { Entrance } from "../entrance/entrance.tsx";
import { Failure } from "./failure.tsx";
import { fetched } from "./fetched.ts";
import { Missing } from "./missing.tsx";
import { Root } from "./root.tsx";

const frame = fetched(() => import("./seat-frame.tsx"));
const sheets = fetched(() => import("./sheets.tsx"));
const picture = fetched(() => import("./picture-route.tsx"));
const glossary = fetched(() => import("./glossary-route.tsx"));
const notes = fetched(() => import("./notes-route.tsx"));

export function createRoutes() {
  return createBrowserRouter([
    {
      Component: Root,
      ErrorBoundary: Failure,
      HydrateFallback: () => null,
      children: [
        { index: true, Component: Entrance },
        {
          lazy: frame,
          children: [
            {
              lazy: sheets,
              children: [
                { path: "pictures/:document", lazy: picture },
                { path: "pictures/:document/notes", lazy: notes },
                { path: "glossary", lazy: glossary },
                { path: "glossary/:term", lazy: glossary },
                { path: "*", Component: Missing },
              ],
            },
          ],
        },
      ],
    },
  ]);
}

/** Fetches what the next steps will need, once the page has come to rest: with every kind of sheet here, one can go on
    to another while contact is away. */
export function fetchAhead(): void {
  const fetchAll = () => void Promise.allSettled([frame(), sheets(), picture(), glossary(), notes()]);
  if ("requestIdleCallback" in window) requestIdleCallback(fetchAll, { timeout: 4000 });
  else setTimeout(fetchAll, 1500);
}
