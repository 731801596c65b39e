import { CampaignMember } from './campaign-member.ts'
import { Campaign } from './campaign.ts'

/** Being heard of, and by whom. */
export const marketingObjects = { campaign: Campaign, campaign_member: CampaignMember }
