/**
 * The state that a module would remember by itself. The formatter puts what stands at the top of a module at the beginning of
 * a line; tables are declared as read-only, so whatever else can be written to is state.
 */
const STATE = [
  /^(?:export )?(?:let|var) \w+.*$/gm,
  /^(?:export )?const \w+ =\s+new (?:Weak)?(?:Map|Set)\b.*$/gm,
  /^(?:export )?const \w+: (?!Readonly(?:Map|Set)<)[^=\n]+ =\s+new (?:Weak)?(?:Map|Set)\b.*$/gm,
  /^(?:export )?const \w+(?:: (?!readonly |Readonly)[^=\n]+)? =\s+(?:\[\]|\{\})$/gm,
  /^(?:export )?const \w+(?:: [^=\n]+)? =\s+(?:ttlCache|lruCache|lruSet|versionCache|keyedQueue|emptyMemory|once|oncePer)\b.*$/gm,
  /^ {2}(?:private |protected |public )?static (?!readonly ).*=.*$/gm,
]

/** Each declaration of a source text that keeps something from one call to the next. */
export const moduleState = (text: string): string[] => STATE.flatMap((state) => text.match(state) ?? [])
