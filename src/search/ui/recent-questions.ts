const key = 'search-recent';

/** How many questions are kept. */
const most = 5;

/**
 * The questions that were asked in this browser, the last one first; none where the browser stores
 * nothing.
 */
export function readRecentQuestions(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((each): each is string => typeof each === 'string').slice(0, most)
      : [];
  } catch {
    return [];
  }
}

/** Keeps a question that was asked, in this browser alone. */
export function keepRecentQuestion(text: string): void {
  const question = text.trim();
  if (question === '') return;
  const others = readRecentQuestions().filter((each) => each !== question);
  write([question, ...others].slice(0, most));
}

export function forgetRecentQuestions(): void {
  write([]);
}

function write(questions: readonly string[]): void {
  try {
    if (questions.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(questions));
  } catch {
    // Some browsers store nothing for a site, and throw.
  }
}
