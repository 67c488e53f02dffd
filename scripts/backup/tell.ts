import { Refusal } from '../environment.ts'

const sentences: Record<string, string> = {
  ENOSPC: 'Ổ đĩa không còn đủ chỗ trống.',
  EACCES: 'Không có quyền đọc hoặc ghi một tệp cần thiết.',
  EPERM: 'Không có quyền đọc hoặc ghi một tệp cần thiết.',
  EROFS: 'Ổ đĩa chỉ cho đọc.',
}

/** Runs the work of a command; what stops it goes to standard error in words, with exit code 1. Anything unforeseen is thrown. */
export async function orTell(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { code = '', path } = error as NodeJS.ErrnoException
    const sentence = sentences[code]
    if (error instanceof Refusal) for (const reason of error.reasons) console.error(reason)
    else if (sentence) console.error(path ? `${sentence} (${path})` : sentence)
    else throw error
    process.exitCode = 1
  }
}
