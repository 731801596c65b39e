import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '../lib/cn.ts'

const item =
  'flex h-8 pointer-coarse:h-10 items-center gap-2.5 rounded-md px-2 text-[0.8125rem] outline-none select-none data-[highlighted]:bg-hover data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:text-soft'

/** Beside the page, not over it: what is around stays readable and nothing has to be locked. */
export const Menu = (props: ComponentProps<typeof Radix.Root>) => <Radix.Root modal={false} {...props} />
export const MenuTrigger = Radix.Trigger

export const MenuContent = ({ className, ...rest }: ComponentProps<typeof Radix.Content>) => (
  <Radix.Portal>
    <Radix.Content
      sideOffset={6}
      collisionPadding={8}
      className={cn('z-50 min-w-48 rounded-xl border bg-raised p-1.5 shadow-pop', className)}
      {...rest}
    />
  </Radix.Portal>
)
export const MenuItem = ({ className, ...rest }: ComponentProps<typeof Radix.Item>) => (
  <Radix.Item className={cn(item, className)} {...rest} />
)
export const MenuLabel = ({ className, ...rest }: ComponentProps<typeof Radix.Label>) => (
  <Radix.Label className={cn('px-2 pt-2 pb-1 text-xs font-medium text-soft', className)} {...rest} />
)
export const MenuSeparator = () => <Radix.Separator className="my-1.5 h-px bg-line" />

export interface MenuChoicesProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChoose: (value: Value) => void
}

/** One of several, the present one ticked. */
export function MenuChoices<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: MenuChoicesProps<Value>) {
  return (
    <Radix.Group>
      <MenuLabel>{label}</MenuLabel>
      <Radix.RadioGroup value={value}>
        {choices.map((choice) => (
          <Radix.RadioItem
            key={choice.value}
            value={choice.value}
            className={cn(item, 'justify-between')}
            onSelect={() => onChoose(choice.value)}
          >
            {choice.label}
            <Radix.ItemIndicator>
              <Check />
            </Radix.ItemIndicator>
          </Radix.RadioItem>
        ))}
      </Radix.RadioGroup>
    </Radix.Group>
  )
}
