// Which network a request came from, for counting. Whoever has one IPv6 address usually has the other 2^64 of its
// network as well, and could use a new one for each try.
import { isIPv6 } from "node:net";

/** The address itself for IPv4, also where it comes dressed as IPv6; the first half of an IPv6 address otherwise. */
export function networkOf(address: string): string {
  const dressed = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (dressed !== undefined) return dressed;
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return address;
  const [head = [], tail = []] = plain.split("::").map((part) => part.split(":").filter(Boolean));
  const gap = plain.includes("::") ? Math.max(0, 8 - head.length - tail.length) : 0;
  const groups = [...head, ...Array.from({ length: gap }, () => "0"), ...tail].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
