/** The one document that a command called with `--json` says. */
export const tellJson = (document: object): void =>
  void process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`)
