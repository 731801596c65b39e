import { useWords } from '../../../i18n/index.ts'
import { en } from '../../../i18n/en.ts'

type Known = keyof typeof en.tool
const isKnown = (tool: string): tool is Known => Object.hasOwn(en.tool, tool)

/** The name of a tool in words; one that came later is named by its own name, made readable. */
export function useToolName(): (tool: string) => string {
  const { t } = useWords()
  return (tool) => (isKnown(tool) ? t(`tool.${tool}`) : tool.replaceAll('_', ' '))
}
