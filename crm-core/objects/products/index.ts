import { ApprovalRequest } from './approval-request.ts'
import { DiscountSchedule } from './discount-schedule.ts'
import { PriceRule } from './price-rule.ts'
import { Pricebook } from './pricebook.ts'
import { ProductBundleComponent } from './product-bundle-component.ts'
import { ProductBundle } from './product-bundle.ts'
import { Product } from './product.ts'
import { QuoteLineItem } from './quote-line-item.ts'
import { Quote } from './quote.ts'

/** What is sold, at what price, and what has been offered. */
export const productsObjects = {
  product: Product,
  product_bundle: ProductBundle,
  product_bundle_component: ProductBundleComponent,
  pricebook: Pricebook,
  price_rule: PriceRule,
  discount_schedule: DiscountSchedule,
  quote: Quote,
  quote_line_item: QuoteLineItem,
  approval_request: ApprovalRequest,
}
