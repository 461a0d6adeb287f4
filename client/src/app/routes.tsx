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
const map = fetched(() => import("./divergence-route.tsx"));

const pattern = fetched(() => import("./pattern-route.tsx"));
const commitments = fetched(() => import("./commitments-route.tsx"));
const timeline = fetched(() => import("./timeline-route.tsx"));
const share = fetched(() => import("./share-route.tsx"));
const logs = fetched(() => import("./log-routes.tsx"));
const slips = fetched(() => import("./log-routes.tsx").then(({ OwnSlips }) => ({ Component: OwnSlips })));

const growth = fetched(() => import("./growth-route.tsx"));
const exchange = fetched(() => import("./exchange-route.tsx"));

const signIn = () => import("../account/sign-in-page.tsx");
const back = () => import("../account/return-page.tsx");
const setup = () => import("../account/setup-page.tsx");
const account = () => import("../account/account-page.tsx");

const group = fetched(() => import("./group-route.tsx"));
const found = () => import("./found-route.tsx");
const invitation = () => import("./invitation-route.tsx");

export function createRoutes() {
  return createBrowserRouter([
    {
      Component: Root,
      ErrorBoundary: Failure,
      HydrateFallback: () => null,
      children: [
        { index: true, Component: Entrance },
        { path: "sign-in", lazy: signIn },
        { path: "sign-in/return/:provider", lazy: back },
        { path: "setup", lazy: setup },
        { path: "account", lazy: account },
        { path: "invitation", lazy: invitation },
        { path: "found", lazy: found },
        {
          lazy: frame,
          children: [
            {
              lazy: sheets,
              children: [
                { path: "pictures/:document", lazy: picture },
                { path: "pictures/:document/map", lazy: map },
                { path: "pictures/:document/commitments", lazy: commitments },
                { path: "pictures/:document/timeline", lazy: timeline },
                { path: "pictures/:document/notes", lazy: notes },
                { path: "pictures/:document/notes/share", lazy: share },
                { path: "patterns/:document", lazy: pattern },
                { path: "slips", lazy: slips },
                { path: "logs/:log", lazy: logs },
                { path: "glossary", lazy: glossary },
                { path: "glossary/:term", lazy: glossary },
                { path: "words/exchange", lazy: exchange },
                { path: "words/growth", lazy: growth },
                { path: "group", lazy: group },
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
  const all = [frame, sheets, picture, map, glossary, notes, commitments, timeline, pattern];
  const fetchAll = () => void Promise.allSettled(all.map((fetchOne) => fetchOne()));
  if ("requestIdleCallback" in window) requestIdleCallback(fetchAll, { timeout: 4000 });
  else setTimeout(fetchAll, 1500);
}
