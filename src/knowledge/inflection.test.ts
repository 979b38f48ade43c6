import { expect, test } from "vitest";
import { addS, toVerbForms } from "./inflection.js";

test.each([
  ["attack", "attacks", "attacked", "attacking"],
  ["accuse", "accuses", "accused", "accusing"],
  ["deny", "denies", "denied", "denying"],
  ["destroy", "destroys", "destroyed", "destroying"],
  ["free", "frees", "freed", "freeing"],
  ["die", "dies", "died", "dying"],
  ["ban", "bans", "banned", "banning"],
  ["rob", "robs", "robbed", "robbing"],
  ["clash", "clashes", "clashed", "clashing"],
  ["ambush", "ambushes", "ambushed", "ambushing"],
  ["press", "presses", "pressed", "pressing"],
  ["tax", "taxes", "taxed", "taxing"],
  ["march", "marches", "marched", "marching"],
  ["veto", "vetoes", "vetoed", "vetoing"],
  ["raid", "raids", "raided", "raiding"],
  ["visit", "visits", "visited", "visiting"],
  ["bow", "bows", "bowed", "bowing"],
  ["fix", "fixes", "fixed", "fixing"],
  ["agree", "agrees", "agreed", "agreeing"],
])("%s is regular", (base, third, past, gerund) => {
  expect(toVerbForms(base, undefined)).toEqual({ base, third, past, participle: past, gerund });
});

test.each([
  [["shoot", "shot", "shot"], "shooting"],
  [["take", "took", "taken"], "taking"],
  [["lie", "lay", "lain"], "lying"],
  [["begin", "began", "begun", "beginning"], "beginning"],
  [["put", "put", "put"], "putting"],
  [["expel", "expelled", "expelled"], "expelling"],
  [["cancel", "cancelled", "cancelled"], "cancelling"],
])("%j: past and participle as they are given, the -ing form by the rule or as given", (irregular, gerund) => {
  const [base = "", past, participle] = irregular;
  expect(toVerbForms(base, irregular)).toMatchObject({ base, past, participle, gerund });
});

test.each([
  ["soldier", "soldiers"],
  ["army", "armies"],
  ["convoy", "convoys"],
  ["bus", "buses"],
  ["box", "boxes"],
  ["church", "churches"],
  ["clash", "clashes"],
  ["hero", "heroes"],
  ["radio", "radios"],
])("one %s, many %s", (one, many) => {
  expect(addS(one)).toBe(many);
});
