import { expect, test } from "vitest";
import { addS, toRegularBases, toVerbForms } from "./inflection.js";

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

test.each([
  [["gas", "gassed", "gassed"], { third: "gasses", gerund: "gassing" }],
  [["quiz", "quizzed", "quizzed"], { third: "quizzes", gerund: "quizzing" }],
  [["regret", "regretted", "regretted"], { third: "regrets", gerund: "regretting" }],
])("%j doubles in all its forms", (irregular, forms) => {
  expect(toVerbForms(irregular[0] ?? "", irregular)).toMatchObject(forms);
});

test.each([
  ["staged", "stage"],
  ["raging", "rage"],
  ["abducted", "abduct"],
  ["alleged", "allege"],
  ["accused", "accuse"],
  ["contributes", "contribute"],
  ["clashes", "clash"],
  ["seizes", "seize"],
  ["denied", "deny"],
  ["dying", "die"],
  ["stopped", "stop"],
  ["killing", "kill"],
  ["evacuated", "evacuate"],
  ["beheaded", "behead"],
  ["determining", "determine"],
  ["encircled", "encircle"],
])("%s is most likely a form of %s", (form, base) => {
  expect(toRegularBases(form)[0]).toBe(base);
});

test.each(["bring", "shed", "pass", "need"])("%s has lost no ending", (word) => {
  expect(toRegularBases(word)).toEqual([]);
});
