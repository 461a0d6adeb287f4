import { Outlet } from "react-router";

export { ErrorPage as ErrorBoundary } from "./error-page.tsx";

/** All sheets: when one of them breaks, the frame around it stays. */
export function Component() {
  return <Outlet />;
}
