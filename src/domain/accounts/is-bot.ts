/** Apps read no mail: none of them is thanked or called. */
export const isBot = ({ login }: { login: string }): boolean => login.endsWith('[bot]')
