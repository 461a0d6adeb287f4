import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "./open-store.ts";
import { migrations } from "./schema.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";

test("[GR1] a space from before roles has a coordinator and admissions to everything", async () => {
  const path = join(makeTemporaryFolder(), "store.sqlite");
  const old = new DatabaseSync(path);
  old.exec(migrations[0]!);
  old.exec(`pragma application_id = ${0x48795370}; pragma user_version = 1;
    insert into spaces values ('S', 'Lindhamra', 'sv');
    insert into organisations values ('o', 'S', 'police', 'Polisen');
    insert into seats values ('lead', 'S', null), ('first', 'S', 'o');
    insert into documents values ('k', 1, 'S', 'picture', null, null, null, 'K-17');
    insert into admissions values ('k', 'first');`);
  old.close();
  const store = await openStore({ path });
  onTestFinished(() => store.close());
  const circle = (await store.records.readCircle("S"))!;
  expect(circle.seats.map(({ id, role, until, closed }) => [id, role, until, closed])).toEqual([
    ["first", "organisation", null, null],
    ["lead", "coordinator", null, null],
  ]);
  const admission = { picture: "k", seat: "first", kinds: ["picture", "voice", "notes"] };
  expect(circle.admissions).toEqual([admission]);
  // When it began is not known any more.
  expect((await store.groups.readGroup("S")).admissions).toEqual([{ ...admission, since: 0, until: null }]);
});
