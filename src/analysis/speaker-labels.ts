/** Transcripts: paragraphs that begin with whoever speaks, "MODERATOR: …". */

import type { Sentence, Speech } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { toSpan } from "../model/span.js";

// One to four words in capitals, or a name with a title, before a colon.
const LABEL = /^((?:\p{Lu}[\p{Lu}.'’-]+ ?){1,4}|(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep)\. \p{Lu}[\p{L}'’-]+):\s+(?=\S)/u;

/** A heading stands once; speakers take turns. */
const LEAST = 3;

interface Turn {
  readonly sentence: Sentence;
  readonly label: Span;
  readonly cue: Span;
}

/** What each speaker of a transcript says, to the end of the paragraph; nothing where the text is none. */
export function readTurns(text: string, sentences: readonly Sentence[]): Speech[] {
  const turns = sentences.flatMap((sentence, at) => {
    const isFirst = sentences[at - 1]?.paragraph !== sentence.paragraph;
    const label = isFirst ? LABEL.exec(sentence.text)?.[1]?.trimEnd() : undefined;
    if (label === undefined) return [];
    const end = sentence.start + label.length;
    return [{ sentence, label: toSpan(text, sentence.start, end), cue: toSpan(text, end, end + 1) }];
  });
  return turns.length < LEAST ? [] : turns.flatMap((turn) => toSpeech(text, sentences, turn) ?? []);
}

function toSpeech(text: string, sentences: readonly Sentence[], { sentence, label, cue }: Turn): Speech | null {
  const last = sentences.findLast(({ paragraph }) => paragraph === sentence.paragraph) ?? sentence;
  const start = cue.end + (/^\s*/.exec(text.slice(cue.end, last.end))?.[0].length ?? 0);
  const phrase = sentence.phrases.findIndex(({ first }) => sentence.tokens[first]?.start === label.start);
  if (start >= last.end) return null;
  return {
    sentence: sentence.index,
    source: label,
    phrase: phrase < 0 ? null : phrase,
    cue,
    content: [toSpan(text, start, last.end)],
    stance: "asserts",
    quoted: true,
    isNominal: false,
  };
}
