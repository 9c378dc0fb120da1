import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import tseslint from 'typescript-eslint'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

// Biome does the rest; these two rules need types, and Biome missed an Octokit call that nobody awaited.
const rules = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
}
const typed = (project) => ({
  parserOptions: { project: `${root}/${project}`, tsconfigRootDir: root },
})
const BROWSER = 'src/sandbox/playground/browser'

export default tseslint.config(
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    ignores: [`${BROWSER}/**`],
    extends: [tseslint.configs.base],
    languageOptions: typed('tsconfig.json'),
    rules,
  },
  {
    files: [`${BROWSER}/**/*.{ts,tsx}`],
    extends: [tseslint.configs.base],
    languageOptions: typed(`${BROWSER}/tsconfig.json`),
    rules,
  },
)
