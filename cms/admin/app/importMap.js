import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { Withdrawal as Withdrawal_de81d2ef52f0f8297e00340f75fef821 } from '../../../cms/admin/components/withdrawal.tsx'
import { RecordBar as RecordBar_c35f3ebf9efb8ee5131bed1b2217831b } from '../../../cms/admin/components/record-bar.tsx'
import { DayCell as DayCell_15f7c2c2c4593a6be4ed79bc3e48e6b6 } from '../../../cms/admin/components/day.tsx'
import { Day as Day_15f7c2c2c4593a6be4ed79bc3e48e6b6 } from '../../../cms/admin/components/day.tsx'
import { ConsultationWays as ConsultationWays_d5be4b36286a13b1f1dba0ce60b3cdbe } from '../../../cms/admin/components/moderation/consultation-ways.tsx'
import { PlaceCell as PlaceCell_07923f78b3e6f12ae8b34ca613eaa9b0 } from '../../../cms/admin/components/log.tsx'
import { Place as Place_07923f78b3e6f12ae8b34ca613eaa9b0 } from '../../../cms/admin/components/log.tsx'
import { Changed as Changed_07923f78b3e6f12ae8b34ca613eaa9b0 } from '../../../cms/admin/components/log.tsx'
import { Icon as Icon_2ef208917a5d9ace1e49542b88e31b44 } from '../../../cms/admin/components/brand.tsx'
import { Logo as Logo_2ef208917a5d9ace1e49542b88e31b44 } from '../../../cms/admin/components/brand.tsx'
import { ToPortal as ToPortal_78cb599a7fbe32de84e579a58589a1cb } from '../../../cms/admin/components/to-portal.tsx'
import { ModerationNavLink as ModerationNavLink_5aa9f00ed48421a21639919a52599a52 } from '../../../cms/admin/components/moderation/links.tsx'
import { Dashboard as Dashboard_85b9c68d4573af2b6be1643ef14c454a } from '../../../cms/admin/components/dashboard.tsx'
import { ModerationView as ModerationView_4fdf1b3a01acdf5cd472746181d4fba8 } from '../../../cms/admin/components/moderation/view.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/cms/admin/components/withdrawal.tsx#Withdrawal": Withdrawal_de81d2ef52f0f8297e00340f75fef821,
  "/cms/admin/components/record-bar.tsx#RecordBar": RecordBar_c35f3ebf9efb8ee5131bed1b2217831b,
  "/cms/admin/components/day.tsx#DayCell": DayCell_15f7c2c2c4593a6be4ed79bc3e48e6b6,
  "/cms/admin/components/day.tsx#Day": Day_15f7c2c2c4593a6be4ed79bc3e48e6b6,
  "/cms/admin/components/moderation/consultation-ways.tsx#ConsultationWays": ConsultationWays_d5be4b36286a13b1f1dba0ce60b3cdbe,
  "/cms/admin/components/log.tsx#PlaceCell": PlaceCell_07923f78b3e6f12ae8b34ca613eaa9b0,
  "/cms/admin/components/log.tsx#Place": Place_07923f78b3e6f12ae8b34ca613eaa9b0,
  "/cms/admin/components/log.tsx#Changed": Changed_07923f78b3e6f12ae8b34ca613eaa9b0,
  "/cms/admin/components/brand.tsx#Icon": Icon_2ef208917a5d9ace1e49542b88e31b44,
  "/cms/admin/components/brand.tsx#Logo": Logo_2ef208917a5d9ace1e49542b88e31b44,
  "/cms/admin/components/to-portal.tsx#ToPortal": ToPortal_78cb599a7fbe32de84e579a58589a1cb,
  "/cms/admin/components/moderation/links.tsx#ModerationNavLink": ModerationNavLink_5aa9f00ed48421a21639919a52599a52,
  "/cms/admin/components/dashboard.tsx#Dashboard": Dashboard_85b9c68d4573af2b6be1643ef14c454a,
  "/cms/admin/components/moderation/view.tsx#ModerationView": ModerationView_4fdf1b3a01acdf5cd472746181d4fba8,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
