/** As in the programs: Octokit looks through each answer for numbers that a number does not hold; GitHub has none of these. */
export const JSONParse = JSON.parse
export const JSONStringify = JSON.stringify
