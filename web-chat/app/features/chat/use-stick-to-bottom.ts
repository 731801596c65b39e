import { useCallback, useEffect, useRef, useState } from 'react'

/** Pixels from the end within which the reader counts as being at the end. */
const near = 48

/** Keeps a growing list at its end as long as the reader is there; who scrolls up is left alone. */
export function useStickToBottom() {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const sticking = useRef(true)
  const [atBottom, setAtBottom] = useState(true)

  const jump = useCallback(() => {
    sticking.current = true
    setAtBottom(true)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [])

  useEffect(() => {
    const [box, inner] = [scroller.current, content.current]
    if (!box || !inner) return undefined
    let top = box.scrollTop
    const onScroll = () => {
      const rest = box.scrollHeight - box.scrollTop - box.clientHeight
      // Growth moves the end away without moving the reader: only going up lets loose.
      if (rest <= near) sticking.current = true
      else if (box.scrollTop < top) sticking.current = false
      top = box.scrollTop
      setAtBottom(rest <= near || sticking.current)
    }
    const growth = new ResizeObserver(() => {
      if (sticking.current) box.scrollTo({ top: box.scrollHeight })
      else onScroll()
    })
    growth.observe(inner)
    growth.observe(box)
    box.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      growth.disconnect()
      box.removeEventListener('scroll', onScroll)
    }
  }, [])
  return { scroller, content, atBottom, jump }
}
