// Every address of the product. Pages come when they are asked for; the frame around them is there at once.
import { createBrowserRouter } from "react-router";
import { Entrance } from "../entrance/entrance.tsx";
import { ErrorPage } from "./error-page.tsx";
import { Missing } from "./missing.tsx";
import { Root } from "./root.tsx";
import { SeatFrame } from "./seat-frame.tsx";

const glossary = () => import("./glossary-route.tsx");

export function createRoutes() {
  return createBrowserRouter([
    {
      Component: Root,
      ErrorBoundary: ErrorPage,
      HydrateFallback: () => null,
      children: [
        { index: true, Component: Entrance },
        {
          Component: SeatFrame,
          children: [
            {
              ErrorBoundary: ErrorPage,
              children: [
                { path: "pictures/:document", lazy: () => import("./picture-route.tsx") },
                { path: "pictures/:document/notes", lazy: () => import("./notes-route.tsx") },
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
