/** PLOVER contexts: what a sentence or a document is about, by words that show it. */

import type { Ontology } from "../knowledge/ontology.js";
import type { Sentence } from "../model/analysis.js";

/** The contexts whose words stand in the sentence, in order of appearance. */
export function findContexts({ tokens }: Sentence, ontology: Ontology): string[] {
  const found = new Set<string>();
  tokens.forEach((token, at) => {
    for (const key of new Set([token.lower, token.lemma])) {
      for (const { words, id } of ontology.contextsAt(key)) {
        const isThere = words.every(
          (word, offset) => offset === 0 || tokens[at + offset]?.lower === word || tokens[at + offset]?.lemma === word,
        );
        if (isThere) found.add(id);
      }
    }
  });
  return [...found];
}
