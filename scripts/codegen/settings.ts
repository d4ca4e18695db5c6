/** What all generated types have in common. */
export const TYPES = {
  useTypeImports: true,
  enumsAsTypes: true,
  importExtension: '.js',
  emitLegacyCommonJSImports: false,
  defaultScalarType: 'unknown',
  scalars: { DateTime: 'string', JSONObject: 'Record<string, unknown>', Sid: 'string' },
} as const;
