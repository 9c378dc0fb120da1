/** What is there for whoever wants it, folded away. The summary is a text of ours. */
export const details = (summary: string, content: string): string =>
  `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`
