import { thread } from './en/thread.ts'

export const useThreadWords = (): typeof thread => thread
