// Where the client starts: the words, the styles, the routes. Nothing is decided here.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { config } from "zod/v4/core";
import { createRoutes, fetchAhead } from "./app/routes.tsx";
import { initText, preferredLanguage } from "./text/init.ts";
import "./ui/tokens.css";
import "./ui/base.css";

config({ jitless: true }); // zod probes `new Function`, which the content policy forbids and reports

await initText(preferredLanguage());
const root = document.getElementById("root");
if (!root) throw new RangeError("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={createRoutes()} />
  </StrictMode>,
);
fetchAhead();
