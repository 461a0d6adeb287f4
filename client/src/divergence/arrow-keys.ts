// One stop for the Tab key in a whole table: the arrows go from cell to cell, Home and End to the ends of a row, with
// Control to the ends of the table. The cells stay ordinary links and buttons for whoever reads the table otherwise.
import { useEffect, type RefObject } from "react";

const stopsIn = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>("[data-stop]")];

/** Lets the arrows move in the table, and sees to it that Tab reaches one stop of it, whatever rows come and go. */
export function useArrowKeys(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const element = table.current;
    element?.addEventListener("keydown", followArrows);
    return () => element?.removeEventListener("keydown", followArrows);
  }, [table]);
  useEffect(() => {
    const stops = table.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [];
    if (![...stops].some(({ tabIndex }) => tabIndex === 0) && stops[0]) stops[0].tabIndex = 0;
  });
}

function followArrows(event: KeyboardEvent): void {
  const table = event.currentTarget;
  if (!(table instanceof HTMLTableElement)) return;
  const from = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-stop]") : null;
  const row = from?.closest("tr");
  if (!from || !row) return;
  const rows = [...table.querySelectorAll("tr:has([data-stop])")];
  const [at, column] = [rows.indexOf(row), stopsIn(row).indexOf(from)];
  const target = targetOf(event, { rows, at, column });
  if (!target) return;
  event.preventDefault();
  from.tabIndex = -1;
  target.tabIndex = 0;
  target.focus();
}

type Where = { readonly rows: readonly Element[]; readonly at: number; readonly column: number };

function targetOf({ key, ctrlKey }: KeyboardEvent, { rows, at, column }: Where): HTMLElement | undefined {
  const stop = (row: number, of: number): HTMLElement | undefined => {
    const found = rows.at(Math.min(Math.max(row, 0), rows.length - 1));
    return found && stopsIn(found).at(of);
  };
  const last = rows.length - 1;
  switch (key) {
    case "ArrowDown":
      return stop(at + 1, column);
    case "ArrowUp":
      return stop(at - 1, column);
    case "PageDown":
      return stop(at + 10, column);
    case "PageUp":
      return stop(at - 10, column);
    case "ArrowLeft":
      return stop(at, Math.max(column - 1, 0));
    case "ArrowRight":
      return stop(at, column + 1) ?? stop(at, column);
    case "Home":
      return stop(ctrlKey ? 0 : at, 0);
    case "End":
      return stop(ctrlKey ? last : at, -1);
    default:
      return undefined;
  }
}
