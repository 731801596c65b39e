import { fill } from '#crm-core/contract'
import type { ErrorParams, Label, Language } from '#crm-core/contract'

/** What the CLI itself says, in both languages. */
const words = {
  explained_row: {
    en: 'Row {row}: margin {margin}, expected {expected}',
    zh: '第 {row} 行：边际值 {margin}，期望值 {expected}',
  },
  explained_chance: {
    en: 'Row {row}: probability {probability}, margin {margin}, expected {expected}',
    zh: '第 {row} 行：概率 {probability}，边际值 {margin}，期望值 {expected}',
  },
  explained_others: {
    en: '  {count} more features add {shap}; --json prints all.',
    zh: '  另有 {count} 个特征合计 {shap}；使用 --json 查看全部。',
  },
  cover_from: {
    en: 'The model tells no cover; it is taken from {file}.',
    zh: '模型未记录 cover，已从 {file} 读取。',
  },
  no_such_model: {
    en: 'There is no model {name}. Known: {known}.',
    zh: '没有名为 {name} 的模型。可用：{known}。',
  },
  model_job_goes_on: {
    en: 'It goes on in the background; `hotcrm model report` tells how it ended.',
    zh: '任务在后台继续；可用 `hotcrm model report` 查看结果。',
  },
  model_trained: {
    en: 'Version {version} of {model} is trained. `hotcrm model report {model}` shows how it was tried and which version answers.',
    zh: '{model} 第 {version} 版已训练完成。`hotcrm model report {model}` 显示评估结果和当前版本。',
  },
  model_rescored: { en: '{done} records were scored again.', zh: '已重新评分 {done} 条记录。' },
  version_number: {
    en: 'A version is a whole number, not “{said}”; `hotcrm model report NAME` lists them.',
    zh: '版本号应为整数，而不是“{said}”；`hotcrm model report NAME` 会列出所有版本。',
  },
  staged_champion: {
    en: 'Version {version} of {model} answers now.',
    zh: '{model} 现由第 {version} 版评分。',
  },
  staged_challenger: {
    en: 'Version {version} of {model} answers {share} of the records.',
    zh: '{model} 第 {version} 版负责 {share} 的记录。',
  },
  staged_shadow: {
    en: 'Version {version} of {model} scores in the shadow: recorded, shown to nobody.',
    zh: '{model} 第 {version} 版以影子方式评分：只记录，不展示。',
  },
  staged_candidate: { en: 'Version {version} of {model} rests.', zh: '{model} 第 {version} 版已停用。' },
  remote_added: {
    en: 'Version {version} of {model} is registered. It answers once it is promoted: hotcrm model promote {model} {version}',
    zh: '已登记 {model} 的第 {version} 版。提升后才会评分：hotcrm model promote {model} {version}',
  },
  no_endpoint_file: {
    en: '{file} cannot be read as JSON. It tells where the model answers, such as {"kind":"http","url":"https://…","token":"…"}.',
    zh: '无法将 {file} 读取为 JSON。该文件说明模型的服务地址，例如 {"kind":"http","url":"https://…","token":"…"}。',
  },
  by_hand: { en: 'decided at the terminal', zh: '由终端操作决定' },
  answers_base: { en: 'The base model of {model} answers again.', zh: '{model} 恢复由基础模型评分。' },
  answers_version: {
    en: 'Version {version} of {model} answers again.',
    zh: '{model} 恢复由第 {version} 版评分。',
  },
  score_whom: {
    en: 'Which {object}? Give ids; `hotcrm {object} list --ids` prints some.',
    zh: '请给出 {object} 的编号；`hotcrm {object} list --ids` 可列出编号。',
  },
  not_scored_object: {
    en: 'No model scores {object}. Scored: {known}.',
    zh: '没有模型为 {object} 评分。可评分：{known}。',
  },
  abstained_not_found: { en: 'not found, or not within your reach', zh: '未找到，或不在您的权限范围内' },
  abstained_not_scored: {
    en: 'not scored as it stands (closed already, or not a customer)',
    zh: '当前状态不评分（已结束，或不是客户）',
  },
  abstained_unusable_model: {
    en: 'no usable model; an administrator can look at `hotcrm model report`',
    zh: '没有可用的模型；管理员可查看 `hotcrm model report`',
  },
  score_base: { en: 'The average, before anything is known: {score}', zh: '平均水平：{score}' },
  forecast_too_little: {
    en: 'There is too little history to say how reliable this is.',
    zh: '历史数据太少，无法说明其可靠程度。',
  },
  train_what: {
    en: 'Say which model (hotcrm model train lead-score) or give --csv FILE --target COLUMN.',
    zh: '请指明模型（hotcrm model train lead-score），或给出 --csv FILE --target COLUMN。',
  },
  title_feature: { en: 'Feature', zh: '特征' },
  title_value: { en: 'Value', zh: '值' },
  approval_needed: {
    en: 'Approval needed: {summary}',
    zh: '需要审批：{summary}',
  },
  approval_how: {
    en: '  hotcrm approvals show {id}\n  hotcrm approvals approve {id}',
    zh: '  hotcrm approvals show {id}\n  hotcrm approvals approve {id}',
  },
  approved: { en: 'Approved.', zh: '已批准。' },
  rejected: { en: 'Rejected.', zh: '已拒绝。' },
  no_approvals: { en: 'Nothing waits for approval.', zh: '没有待审批的事项。' },
  undone: {
    en: 'Undone: {count} records. To do it again: hotcrm undo {id}',
    zh: '已撤销 {count} 条记录。如需恢复：hotcrm undo {id}',
  },
  kept_changed_since: {
    en: 'Kept {object} {id} {field}: it was edited later.',
    zh: '保留 {object} {id} {field}：之后被修改过。',
  },
  kept_in_use: {
    en: 'Kept {object} {id}: other records point at it.',
    zh: '保留 {object} {id}：有其他记录引用它。',
  },
  kept_taken: {
    en: 'Kept {object} {id} {field}: another record has that value now.',
    zh: '保留 {object} {id} {field}：该值已被其他记录使用。',
  },
  kept_missing: {
    en: 'Kept {object} {id} {field}: what it pointed at is gone.',
    zh: '保留 {object} {id} {field}：原来引用的记录已不存在。',
  },
  kept_sent: {
    en: 'Kept {object} {id}: an e-mail that left cannot be taken back.',
    zh: '保留 {object} {id}：已发出的邮件无法撤回。',
  },
  scanned: {
    en: 'Compared {compared} pairs, {found} look alike.',
    zh: '比较了 {compared} 对，{found} 对相似。',
  },
  keys_none: {
    en: 'Nothing has been encrypted in this workspace yet.',
    zh: '该工作区尚无加密数据。',
  },
  keys_active: {
    en: 'Key {id} since {since}; {retired} older ones are kept for the audit trail.',
    zh: '当前密钥 {id}，启用于 {since}；为审计保留 {retired} 个旧密钥。',
  },
  keys_current: { en: 'It seals all {sealed} records.', zh: '全部 {sealed} 条记录均已使用该密钥。' },
  keys_rotating: {
    en: 'Rotating: {done} of {sealed} records are with it.',
    zh: '轮换中：{sealed} 条记录中已有 {done} 条使用该密钥。',
  },
  no_dead_letters: { en: 'No automation has been given up.', zh: '没有被放弃的自动化任务。' },
  letters_retried: { en: '{count} will be tried again.', zh: '{count} 项将重新尝试。' },
  letters_discarded: { en: '{count} discarded.', zh: '已丢弃 {count} 项。' },
  which_letters: {
    en: 'Say which: ID…, --hook NAME, or --all. `hotcrm hooks dead` lists them.',
    zh: '请指定：ID…、--hook NAME 或 --all。可用 `hotcrm hooks dead` 查看。',
  },
  only_leads_convert: {
    en: 'Only leads are converted: hotcrm lead convert ID',
    zh: '只有线索可以转化：hotcrm lead convert ID',
  },
  converted: {
    en: 'Converted; {moved} records of its history went along.',
    zh: '已转化，随同转移 {moved} 条历史记录。',
  },
  nothing_found: { en: 'Nothing found.', zh: '没有找到任何内容。' },
  more: { en: 'More: --cursor {cursor}', zh: '下一页：--cursor {cursor}' },
  deleted: { en: 'Deleted {object} {id}.', zh: '已删除 {object} {id}。' },
  confirm_delete: { en: 'Add --yes to delete {object} {id}.', zh: '请加上 --yes 以确认删除 {object} {id}。' },
  retired: { en: 'Retired {name}; what is in it stays.', zh: '已停用 {name}，其中的数据保留。' },
  confirm_retire: { en: 'Add --yes to retire {name}.', zh: '请加上 --yes 以确认停用 {name}。' },
  serving: { en: 'HotCRM is at {address}', zh: 'HotCRM 已启动：{address}' },
  stop_how: { en: 'Stop with Ctrl+C.', zh: '按 Ctrl+C 停止。' },
  demo_sign_in: { en: 'Demo sign-ins (password {password}):', zh: '演示账号（密码 {password}）：' },
  first_admin: {
    en: 'Administrator {email}, one-time password {password} — change it after the first sign-in.',
    zh: '管理员 {email}，一次性密码 {password}，首次登录后请修改。',
  },
  signed_in: {
    en: 'Signed in at {url} as {name}; profile "{profile}".',
    zh: '已登录 {url}：{name}；配置“{profile}”。',
  },
  signed_out: { en: 'Profile "{profile}" was removed.', zh: '已移除配置“{profile}”。' },
  no_profiles: { en: 'There are no profiles.', zh: '没有配置。' },
  busy_dir: {
    en: 'Process {pid} uses {dir} and serves nobody. Wait for it to finish.',
    zh: '进程 {pid} 正在使用 {dir} 且不提供服务，请等待它结束。',
  },
  ask_decision: {
    en: '[a] approve  [r] reject  [l] leave open › ',
    zh: '[a] 批准  [r] 拒绝  [l] 暂不处理 › ',
  },
  import_progress: {
    en: '{status} {read}/{rows}: {created} created, {updated} updated, {skipped} skipped, {failed} failed',
    zh: '{status} {read}/{rows}：新建 {created}，更新 {updated}，跳过 {skipped}，失败 {failed}',
  },
  import_revert_how: {
    en: 'Take it back: hotcrm import revert {id}',
    zh: '撤销：hotcrm import revert {id}',
  },
  import_would: {
    en: 'Would create {created}, update {updated}, skip {skipped}; {failed} rows have issues. Nothing was written.',
    zh: '将新建 {created}，更新 {updated}，跳过 {skipped}；{failed} 行有问题。未写入任何数据。',
  },
  import_issue: { en: '  row {row}, {column}: {message}', zh: '  第 {row} 行，{column}：{message}' },
  import_column: { en: '  {column} → {field}', zh: '  {column} → {field}' },
  import_reverted: {
    en: 'Taken back: {undone} records; kept because somebody changed or used them since: {kept}.',
    zh: '已撤销 {undone} 条记录；因导入后被修改或引用而保留 {kept} 条。',
  },
  import_which: {
    en: 'hotcrm import OBJECT FILE | hotcrm import revert ID',
    zh: 'hotcrm import OBJECT FILE | hotcrm import revert ID',
  },
  unreadable_path: { en: '{path} cannot be read.', zh: '无法读取 {path}。' },
  exported: { en: 'Written to {path}.', zh: '已写入 {path}。' },
  refused_too_few_rows: {
    en: 'No model: fewer than 100 rows with an outcome say too little. Collect more, then train again.',
    zh: '未生成模型：有结果的数据不足 100 行。请积累更多数据后再训练。',
  },
  refused_too_few_positives: {
    en: 'No model: the rarer outcome happened fewer than 20 times. Collect more, then train again.',
    zh: '未生成模型：较少的一种结果不足 20 例。请积累更多数据后再训练。',
  },
  refused_one_outcome: {
    en: 'No model: every row has the same outcome.',
    zh: '未生成模型：所有行的结果都相同。',
  },
  refused_no_features: {
    en: 'No model: no column is left to learn from. Look at what was left out, and at --keep.',
    zh: '未生成模型：没有可供学习的列。请查看被排除的列，或使用 --keep。',
  },
  refused_no_better_than_base_rate: {
    en: 'No model: these columns tell next to nothing about the outcome; on rows it had not seen, it was no better than the share of positives by a margin that matters. That is noise, and a score made of it would mislead.',
    zh: '未生成模型：这些列几乎不能说明结果；在未见过的数据上，并不明显优于直接使用正例占比。这只是噪声，据此打分会误导人。',
  },
  interrupted: { en: 'Stopped.', zh: '已停止。' },
  nothing_to_say: {
    en: 'Give the words after -p, or pipe them in.',
    zh: '请在 -p 之后给出内容，或通过管道输入。',
  },
  no_thread: { en: 'There is no conversation to continue.', zh: '没有可继续的会话。' },
  understood: { en: 'Understood as: {text}', zh: '理解为：{text}' },
  confidence: { en: 'Confidence {percent}%', zh: '置信度 {percent}%' },
  status: { en: 'Status', zh: '状态' },
  steps: { en: 'Steps', zh: '步骤' },
} as const satisfies Record<string, Label>

export type WordKey = keyof typeof words
export type Say = (key: WordKey, params?: ErrorParams) => string

/** The CLI's own words in one language. */
export const sayIn =
  (language: Language): Say =>
  (key, params = {}) =>
    fill(words[key][language], params)
