/** The size of a file as readers know it, in the language: “1.2 MB”. */
export function formatFileSize(bytes: number, language: string): string {
  const [unit, size] =
    bytes < 999_500
      ? (['kilobyte', Math.max(1, Math.round(bytes / 1000))] as const)
      : (['megabyte', bytes / 1_000_000] as const);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: 1,
  }).format(size);
}
