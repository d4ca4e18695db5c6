import tseslint from 'typescript-eslint';

/** The limits of DESIGN: no file over 400 lines, no function over 60, no exemptions. */
export default tseslint.config(
  {
    ignores: [
      'dist/',
      'playground/dist/',
      'console/dist/',
      'console/src/operations/generated/',
      'coverage/',
      '.data/',
      'node_modules/',
      'test/operations/generated/',
      'src/client/generated/',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only, so that a name is found by search.' },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only src/config/environment.ts reads the environment.',
        },
      ],
    },
  },
  { files: ['src/config/environment.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['test/**', 'bench/**', 'scripts/**', 'examples/**'],
    rules: {
      'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['*.config.ts', '*.config.js', '{playground,console}/**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.js', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  // In the language of old Node.js versions, to tell them that they are too old.
  { files: ['bin/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off', 'no-var': 'off' } },
);
