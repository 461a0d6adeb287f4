/** Today as the calendar on this desk says it, "YYYY-MM-DD". */
export function today(now = new Date()): string {
  const part = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}
