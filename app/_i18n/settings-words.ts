import { settings } from './en/settings.ts'

export const useSettingsWords = (): typeof settings => settings
