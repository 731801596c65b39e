import type { Label, Language } from './actor.ts'
import type { FieldValue } from './records.ts'

interface ErrorKind {
  /** HTTP status. */
  readonly status: number
  /** Process exit code of the CLI. */
  readonly exit: 1 | 2 | 3 | 4 | 5 | 6 | 7
  /** Words with {placeholders} filled from params; they tell the way out. */
  readonly words: Label
}
const kind = (status: number, exit: ErrorKind['exit'], en: string, zh: string): ErrorKind => ({
  status,
  exit,
  words: { en, zh },
})

/** The one table of codes. Docs are generated from it and compared in CI. */
export const errorTable = {
  // a whole request
  invalid: kind(422, 3, 'Some values are not valid: {summary}', '有些值无效：{summary}'),
  bad_request: kind(400, 2, 'The request could not be read: {reason}', '无法读取请求：{reason}'),
  bad_filter: kind(
    400,
    2,
    'The filter cannot be read at line {line}, column {column}: expected {expected}, found {found}.\n  {excerpt}',
    '筛选条件第 {line} 行第 {column} 列无法读取：应为{expected_zh}，实际为{found_zh}。\n  {excerpt}',
  ),
  unauthenticated: kind(
    401,
    4,
    'Sign in first, or send a valid API key.',
    '请先登录，或提供有效的 API 密钥。',
  ),
  wrong_credentials: kind(401, 4, 'E-mail or password is wrong.', '邮箱或密码不正确。'),
  forbidden: kind(
    403,
    4,
    'Your role may not do this: {action}. Ask an administrator.',
    '您的角色无权执行此操作：{action}。请联系管理员。',
  ),
  not_found: kind(404, 3, 'No such {object} within your reach.', '在您的权限范围内找不到该{object}。'),
  route_not_found: kind(404, 3, 'There is nothing at this address.', '该地址不存在。'),
  unknown_object: kind(
    404,
    3,
    'There is no object "{object}". Nearest: {nearest}.',
    '没有名为“{object}”的对象。最接近的：{nearest}。',
  ),
  merged: kind(
    404,
    3,
    'This {object} was merged into another one: {merged_into}.',
    '该{object}已合并到另一条记录：{merged_into}。',
  ),
  stale_version: kind(
    412,
    3,
    'Somebody changed this {object} after you read it. The current version is {version}; look at it and try again.',
    '在您读取之后，有人修改了该{object}。当前版本为 {version}；请查看后重试。',
  ),
  conflict: kind(409, 1, 'This conflicts with the current state: {reason}', '与当前状态冲突：{reason}'),
  already_converted: kind(
    409,
    1,
    'This lead was converted already. Look at the account and contact that it became.',
    '该线索此前已转化，请查看由它转化而来的客户和联系人。',
  ),
  run_in_progress: kind(
    409,
    1,
    'A run is still going on in this thread. Wait for it, or stop it first.',
    '该会话仍有任务在执行。请等待完成，或先停止它。',
  ),
  already_decided: kind(
    409,
    1,
    'This approval has been decided or has ended already, so nothing was changed.',
    '该审批此前已有结果，因此没有做任何更改。',
  ),
  approval_changed: kind(
    409,
    1,
    'What was approved has changed since; look at it again.',
    '审批内容已发生变化，请重新查看。',
  ),
  approval_expired: kind(
    409,
    1,
    'This approval has expired; ask for it again.',
    '该审批已过期，请重新发起。',
  ),
  idempotency_mismatch: kind(
    409,
    1,
    'This Idempotency-Key was used before with another request.',
    '此幂等键已用于另一个请求。',
  ),
  restricted: kind(
    409,
    1,
    'This {object} still has {count} {child}; move or delete them first.',
    '该{object}仍有 {count} 条{child}，请先转移或删除。',
  ),
  built_in: kind(
    409,
    1,
    '"{name}" ships with HotCRM; only what an administrator added can be changed or retired.',
    '“{name}”是系统自带的，只能更改或停用管理员添加的内容。',
  ),
  in_use: kind(
    409,
    1,
    '"{name}" is still needed by {by}. Change or retire that first.',
    '“{name}”仍被{by}使用，请先更改或停用它。',
  ),
  limit_reached: kind(
    409,
    1,
    'There is no room for another {what}: {max} is the most. Use one that is there, or restore a retired one.',
    '{what}已达上限 {max}。请使用已有的，或恢复已停用的。',
  ),
  table_busy: kind(
    503,
    1,
    'The records of "{object}" are in use by something long, so nothing was changed. Try again in a moment.',
    '“{object}”的记录正被长时间占用，未做任何更改。请稍后再试。',
  ),
  already_undone: kind(
    409,
    1,
    'This has been undone already. To bring it back, undo the undo: {undone_by}.',
    '此操作已撤销过。如需恢复，请撤销该次撤销：{undone_by}。',
  ),
  too_many_rows: kind(
    422,
    3,
    '{count} records match, and one request changes {limit} at most. Narrow it down.',
    '匹配 {count} 条记录，一次最多更改 {limit} 条。请缩小范围。',
  ),
  count_changed: kind(
    409,
    1,
    '{count} records match now, not {expected}. Look at them again.',
    '现在匹配 {count} 条记录，而不是 {expected} 条。请重新查看。',
  ),
  rate_limited: kind(
    429,
    1,
    'Too many requests. Try again in {seconds} seconds.',
    '请求过于频繁，请 {seconds} 秒后重试。',
  ),
  too_large: kind(413, 2, 'The request is larger than {limit}.', '请求超过上限 {limit}。'),
  timeout: kind(
    504,
    1,
    'This took longer than {seconds} seconds and was stopped. Narrow it down and try again.',
    '操作超过 {seconds} 秒已被中止。请缩小范围后重试。',
  ),
  unavailable: kind(
    503,
    1,
    '{service} cannot be reached now. Nothing was lost; try again in a moment.',
    '{service}暂时无法访问。没有数据丢失，请稍后再试。',
  ),
  budget_exceeded: kind(
    402,
    6,
    'The budget of this run is used up: {budget}.',
    '本次任务的预算已用尽：{budget}。',
  ),
  approval_required: kind(409, 5, 'This needs an approval first.', '此操作需要先审批。'),
  policy_denied: kind(403, 4, 'The action policy does not allow this: {rule}.', '操作策略不允许：{rule}。'),
  uncertain_send: kind(
    409,
    1,
    'It is not certain whether this e-mail left; it is not sent again by itself.',
    '无法确定该邮件是否已发出；系统不会自动重发。',
  ),
  data_dir_locked: kind(
    503,
    1,
    'Another process (pid {pid}) owns {dir}.',
    '另一个进程（pid {pid}）正在使用 {dir}。',
  ),
  half_migrated: kind(
    503,
    1,
    'The database is half migrated ({detail}). Restore the backup or finish the migration; HotCRM does not start on it.',
    '数据库迁移未完成（{detail}）。请恢复备份或完成迁移；HotCRM 拒绝启动。',
  ),
  configuration: kind(500, 2, 'The configuration is not valid: {summary}', '配置无效：{summary}'),
  internal: kind(
    500,
    1,
    'Something went wrong on our side. Nothing was half done. Request {request_id}.',
    '系统内部出错，没有产生半完成的数据。请求编号 {request_id}。',
  ),

  // data that a model is to be trained on
  training_file_unreadable: kind(
    422,
    3,
    'This file cannot be read as CSV: {reason}. Every row needs as many cells as the first; quotes must close.',
    '无法将该文件读取为 CSV：{reason}。每行的列数须与首行一致，引号须成对。',
  ),
  training_value_infinite: kind(
    422,
    3,
    'The column "{column}" holds "{value}", which is infinite. Leave such cells empty, or drop the column.',
    '“{column}”列含有无穷大的值“{value}”。请将此类单元格留空，或去掉该列。',
  ),
  training_target_constant: kind(
    422,
    3,
    'Every row has the same "{target}": {value}. A model needs rows of both outcomes.',
    '所有行的“{target}”都相同：{value}。训练模型需要两种结果的数据。',
  ),
  training_target_values: kind(
    422,
    3,
    'The outcome "{target}" must have two values; it has: {values}. Name two of them with --positive and --negative.',
    '结果列“{target}”必须有两个取值；现有：{values}。请用 --positive 和 --negative 指定其中两个。',
  ),
  training_rows_too_few: kind(
    422,
    3,
    '{rows} rows with an outcome are too few to learn from; it takes {least}.',
    '有结果的数据只有 {rows} 行，不足以训练；至少需要 {least} 行。',
  ),
  training_folds_unreadable: kind(
    422,
    3,
    'The folds cannot be used: {reason}. The file needs the columns row (0-based) and fold, both whole numbers.',
    '无法使用该分折文件：{reason}。文件需要 row（从 0 开始）和 fold 两列，均为整数。',
  ),
  training_fold_one_outcome: kind(
    422,
    3,
    'Without fold {fold}, or in it, all rows have the same outcome. Draw folds that keep both outcomes everywhere.',
    '第 {fold} 折之内或之外的数据只有一种结果。请重新分折，使各折都包含两种结果。',
  ),

  key_missing: kind(
    503,
    1,
    'Encrypted fields cannot be written: there is no encryption key. Set HOTCRM_KEY_FILE or HOTCRM_ENCRYPTION_KEY, then start again.',
    '无法写入加密字段：没有加密密钥。请设置 HOTCRM_KEY_FILE 或 HOTCRM_ENCRYPTION_KEY 后重新启动。',
  ),
  unreadable_value: kind(
    500,
    1,
    'An encrypted value could not be opened: {reason}. Restore the key file or the backup that belongs to this database.',
    '无法解密某个加密值：{reason}。请恢复与此数据库对应的密钥文件或备份。',
  ),

  // an issue of one field
  required: kind(422, 3, '{field} is required.', '{field}为必填项。'),
  unknown_field: kind(
    422,
    3,
    'There is no field "{field}" on {object}. Nearest: {nearest}.',
    '{object}没有字段“{field}”。最接近的：{nearest}。',
  ),
  read_only: kind(
    422,
    3,
    '{field} is set by the system and cannot be written.',
    '{field}由系统维护，不能写入。',
  ),
  wrong_type: kind(422, 3, '{field} must be {expected}; got {got}.', '{field}必须是{expected}；收到 {got}。'),
  unknown_option: kind(
    422,
    3,
    '{got} is not a choice of {field}. Choices: {choices}.',
    '“{got}”不是{field}的可选值。可选：{choices}。',
  ),
  too_long: kind(422, 3, '{field} is longer than {max} characters.', '{field}超过 {max} 个字符。'),
  out_of_range: kind(
    422,
    3,
    '{field} must lie between {min} and {max}.',
    '{field}必须在 {min} 与 {max} 之间。',
  ),
  duplicate: kind(
    422,
    3,
    'There is already a {object} with {field} "{got}".',
    '已存在{field}为“{got}”的{object}。',
  ),
  ambiguous_match: kind(
    422,
    3,
    '{count} records have {field} "{got}", so it is not certain which one is meant.',
    '{field}为“{got}”的记录有 {count} 条，无法确定是哪一条。',
  ),
  no_such_reference: kind(
    422,
    3,
    '{field} points to a {object} that does not exist within your reach.',
    '{field}指向的{object}不存在或不在您的权限范围内。',
  ),
  unknown_operator: kind(
    422,
    3,
    '{field} cannot be compared with "{op}". It takes: {choices}.',
    '{field}不支持“{op}”。支持：{choices}。',
  ),
  bad_name: kind(
    422,
    3,
    '"{got}" cannot be a name. Use 2 to 40 small letters, digits and _, a letter first, such as renewal_date.',
    '“{got}”不能作为名称。请使用 2 至 40 个小写字母、数字或 _，以字母开头，例如 renewal_date。',
  ),
  name_taken: kind(
    422,
    3,
    '"{got}" is taken already: {by}. Choose another name.',
    '名称“{got}”已被占用：{by}。请换一个名称。',
  ),
  retired_name: kind(
    422,
    3,
    '"{got}" was retired and keeps its values. Restore it, or choose another name.',
    '“{got}”已停用但仍保留数据。请恢复它，或换一个名称。',
  ),
  unknown_kind: kind(
    422,
    3,
    'There is no kind of field "{got}". Kinds: {choices}.',
    '没有“{got}”这种字段类型。可选：{choices}。',
  ),
  unknown_setting: kind(
    422,
    3,
    '"{got}" cannot be set here. Settings: {choices}.',
    '此处不能设置“{got}”。可设置：{choices}。',
  ),
  not_possible: kind(422, 3, 'A field of kind {kind} cannot be {what}.', '{kind} 类型的字段不能{what}。'),
  narrower: kind(
    422,
    3,
    '{field} can only become longer; it takes {now} characters now.',
    '{field}只能加长，当前上限为 {now} 个字符。',
  ),
  needs_default: kind(
    422,
    3,
    '{field} is required and there are records without it. Give a default for those.',
    '{field}为必填，但已有记录没有该值。请为它们提供默认值。',
  ),
  no_history: kind(
    422,
    3,
    '"{field}" of {object} has no history: it is worked out from other records, or sealed. Use the records that it follows from.',
    '{object}的“{field}”没有历史记录：它由其他记录推算得出，或已加密。请改用其所依据的记录。',
  ),
  bad_cursor: kind(422, 3, 'This cursor does not belong to this query.', '该游标不属于此查询。'),
  bad_period: kind(
    422,
    3,
    '"{got}" is not a period. Examples: this_week, last_30_days.',
    '“{got}”不是有效的时间段。例如：this_week、last_30_days。',
  ),
  won_without_amount: kind(
    422,
    3,
    'Set an amount before closing this deal as won.',
    '将商机标记为赢单前，请先填写金额。',
  ),
  stage_transition: kind(
    422,
    3,
    'A deal cannot go from {from} to {to}. Next stages: {choices}.',
    '商机不能从{from}变为{to}。可选阶段：{choices}。',
  ),
  no_such_file: kind(
    422,
    3,
    '{field} names the file "{got}", which you have not uploaded. Upload it first.',
    '{field}中的文件“{got}”并非由您上传。请先上传该文件。',
  ),
  wrong_file_type: kind(
    422,
    3,
    'The content of this file is not {type} (found: {found}). Send it with its own type.',
    '该文件的内容不是 {type}（检测到：{found}）。请使用与内容相符的类型。',
  ),
  status_transition: kind(
    422,
    3,
    '{object} cannot go from {from} to {to}. Next: {choices}.',
    '{object}不能从{from}变为{to}。可选：{choices}。',
  ),
  needs_manager: kind(
    422,
    3,
    'Only a manager or an administrator may set {field} to {to}; ask one of them.',
    '只有经理或管理员可以将{field}设为{to}，请联系他们。',
  ),
  own_approval: kind(
    422,
    3,
    'Nobody decides on their own {object}; ask your manager or an administrator.',
    '不能审批自己的{object}，请联系您的上级或管理员。',
  ),
  approved_terms: kind(
    422,
    3,
    '{field} was approved as it stands. Set the status back to draft first, then have it approved again.',
    '{field}已通过审批。请先将状态改回草稿，修改后重新审批。',
  ),
  not_reporting: kind(
    422,
    3,
    '{field} must be yourself or somebody who reports to you.',
    '{field}必须是您本人或您的下属。',
  ),
  reports_only: kind(422, 3, '{field} must be somebody who reports to you.', '{field}必须是您的下属。'),
  masked_field: kind(
    422,
    3,
    'Your role may not see or change {field}. Ask an administrator.',
    '您的角色无权查看或修改{field}。请联系管理员。',
  ),
  result_out_of_range: kind(
    422,
    3,
    'With these values the result of {field} is too large or too small to be stored. Check the numbers it is made of.',
    '按这些值计算，{field}的结果过大或过小，无法保存。请检查相关数值。',
  ),
  formula_syntax: kind(
    422,
    3,
    'The formula of {field} is not complete at character {position}: expected {expected}, got {got}.',
    '{field}的公式在第 {position} 个字符处有误：应为{expected}，收到{got}。',
  ),
  formula_unknown: kind(
    422,
    3,
    'The formula of {field} names "{got}" at character {position}, which is no field and no function. Nearest: {nearest}.',
    '{field}的公式在第 {position} 个字符处用到“{got}”，它既不是字段也不是函数。最接近的：{nearest}。',
  ),
  formula_type: kind(
    422,
    3,
    'The formula of {field} needs {expected} at character {position}; got {got}.',
    '{field}的公式在第 {position} 个字符处需要{expected}；收到{got}。',
  ),
  formula_cycle: kind(
    422,
    3,
    'The formula of {field} would compute "{got}" from itself (character {position}).',
    '{field}的公式会让“{got}”由自身计算得出（第 {position} 个字符）。',
  ),
  formula_too_long: kind(
    422,
    3,
    'The formula of {field} is too long or too deeply nested. Split it into several formula fields.',
    '{field}的公式过长或嵌套过深。请拆分为多个公式字段。',
  ),
  end_before_start: kind(422, 3, '{field} lies before {other}.', '{field}早于{other}。'),
  cycle: kind(422, 3, '{field} would make a circle.', '{field}会形成循环。'),
  no_email_address: kind(422, 3, '{name} has no e-mail address.', '{name}没有电子邮箱地址。'),
  unsubscribed: kind(
    422,
    3,
    '{name} does not want e-mail from us. Reach them another way; if they have changed their mind, a manager can remove their unsubscribe record.',
    '{name}已退订邮件。请改用其他方式联系；如果对方改变了主意，可请经理删除其退订记录。',
  ),
  currency_mismatch: kind(
    422,
    3,
    '{field} is in {got}, but everything else here is in {expected}. Give it in {expected}.',
    '{field}的币种是 {got}，而此处均为 {expected}。请改用 {expected}。',
  ),
  inactive_product: kind(
    422,
    3,
    '{name} is not for sale any more. Choose another product, or have it put on sale again.',
    '“{name}”已停售。请选择其他产品，或先重新上架。',
  ),
  pricebook_not_valid: kind(
    422,
    3,
    'The price book {name} does not hold today ({from} to {until}). Choose one that does.',
    '价格手册“{name}”今天不在有效期内（{from} 至 {until}）。请选择有效的价格手册。',
  ),
  quote_closed: kind(
    422,
    3,
    'The lines of a quote that is {status} stay as they are. Set it back to draft first.',
    '{status}的报价单不能修改明细。请先将其改回草稿。',
  ),
  discount_not_allowed: kind(
    422,
    3,
    'A discount of {discount} % is more than the {limit} % allowed. Lower it.',
    '折扣 {discount}% 超过允许的 {limit}%。请降低折扣。',
  ),
  discount_needs_approval: kind(
    422,
    3,
    'A discount of {discount} % is more than {limit} % and needs an approved approval request for this quote first.',
    '折扣 {discount}% 超过 {limit}%，需要先为该报价单提交审批申请并获批准。',
  ),
  not_approver: kind(
    422,
    3,
    'An approval is given by a manager or administrator who is asked for it and did not ask for it. Choose somebody else as approver.',
    '审批须由被指定的经理或管理员作出，且不能是申请人本人。请选择其他审批人。',
  ),
  invoice_unpaid: kind(
    422,
    3,
    'An invoice is paid by what came for it. Enter a payment with the amount received; its status follows.',
    '发票的付款状态由回款决定。请登记一笔实收回款，状态会随之更新。',
  ),
  invoice_closed: kind(
    422,
    3,
    'This invoice is void and takes no payment. Enter the payment on another invoice.',
    '该发票已作废，不能登记回款。请登记到其他发票。',
  ),
  unknown_reference: kind(
    422,
    3,
    'There is no {object} called "{got}" within your reach; create it first, or let the import create it.',
    '在您的权限范围内没有名为“{got}”的{object}；请先创建，或允许导入时创建。',
  ),
  ambiguous_reference: kind(
    422,
    3,
    '{count} records are called "{got}"; name the {object} by its id, e-mail or number.',
    '有 {count} 条记录名为“{got}”；请用 id、邮箱或编号指明{object}。',
  ),
  no_such_match: kind(
    422,
    3,
    'There is no {object} with {field} "{got}" within your reach.',
    '在您的权限范围内没有{field}为“{got}”的{object}。',
  ),
  not_writable: kind(
    422,
    3,
    'You may read this {object} but not change it.',
    '您可以查看该{object}，但不能修改。',
  ),
  owner_out_of_reach: kind(
    422,
    3,
    '{field} "{got}" is nobody whose records you may write.',
    '{field}“{got}”不在您可写入的人员范围内。',
  ),
  extra_cells: kind(
    422,
    3,
    'The row has {count} cells more than the header; a quote or a separator may be missing.',
    '该行比表头多 {count} 个单元格，可能缺少引号或分隔符。',
  ),
  changed_since: kind(
    409,
    3,
    '"{name}" was changed after the import, so it was kept as it is.',
    '“{name}”在导入之后被修改，因此保持不变。',
  ),
  used_since: kind(
    409,
    3,
    '"{name}" is used by {child} since the import, so it was kept.',
    '导入之后“{name}”已被{child}引用，因此予以保留。',
  ),
  broken_model: kind(
    422,
    3,
    'The file is no ONNX model that can be read: {reason}. Export it again and use that file.',
    '该文件不是可读取的 ONNX 模型：{reason_zh}。请重新导出后再使用。',
  ),
  unsupported_model: kind(
    422,
    3,
    'This ONNX model cannot be used: {reason}. Tree ensembles with one output or two classes are read (TreeEnsembleRegressor, TreeEnsembleClassifier, TreeEnsemble).',
    '无法使用该 ONNX 模型：{reason_zh}。可读取单输出或二分类的树集成模型（TreeEnsembleRegressor、TreeEnsembleClassifier、TreeEnsemble）。',
  ),
  model_without_cover: kind(
    422,
    3,
    'The model does not tell how many rows came by each node, so its scores cannot be explained. Give its trees with their cover (--cover FILE.model.json), or rows to compare with (--background FILE.json).',
    '该模型未记录每个节点经过的样本数，因此无法解释其分数。请提供带 cover 的树文件（--cover FILE.model.json），或用于对比的样本（--background FILE.json）。',
  ),
  cover_of_other_model: kind(
    422,
    3,
    'The cover does not belong to this model: {reason}. Give the trees that the model was exported from.',
    'cover 与该模型不符：{reason_zh}。请提供导出该模型时所用的树文件。',
  ),
  bad_model_rows: kind(422, 3, 'The rows do not fit the model: {reason}.', '数据行与模型不符：{reason_zh}。'),
  unreadable_file: kind(
    422,
    3,
    'The file could not be read: {reason}. Save it again as CSV (UTF-8) or XLSX and upload that.',
    '无法读取文件：{reason}。请另存为 CSV（UTF-8）或 XLSX 后重新上传。',
  ),
  no_columns: kind(
    422,
    3,
    'No column of the file goes to a field of {object}; name them with a mapping.',
    '文件中没有任何列对应到{object}的字段；请指定字段映射。',
  ),
  no_key: kind(
    422,
    3,
    'Rows cannot be matched by {field}: its values are encrypted or not compared as a whole. Match by other fields, such as {choices}.',
    '无法按{field}匹配行：其值已加密或不能整体比较。请改用其他字段匹配，例如 {choices}。',
  ),
  unknown_column: kind(
    422,
    3,
    'The file has no column "{got}". Columns: {choices}.',
    '文件中没有“{got}”列。现有列：{choices}。',
  ),

  // forecasts and models
  model_features_gone: kind(
    409,
    3,
    'This version of {model} reads what is not there any more: {features}. Train the model again.',
    '{model} 的该版本需要已不存在的特征：{features}。请重新训练模型。',
  ),
  no_score: kind(
    409,
    3,
    'This {object} has no score as it stands: it is closed already, or no model fits.',
    '该{object}当前没有评分：可能已结束，或没有可用的模型。',
  ),
  unknown_model: kind(
    404,
    3,
    'There is no model "{got}". Models: {choices}.',
    '没有名为“{got}”的模型。现有模型：{choices}。',
  ),
  unknown_model_version: kind(
    404,
    3,
    '{model} has no version {version}. List the versions and name one of them.',
    '{model} 没有版本 {version}。请列出版本并选择其一。',
  ),
  no_version_before: kind(
    409,
    3,
    '{model} has nothing to go back to: the base model answers already.',
    '{model} 没有可回退的版本：当前使用的就是基础模型。',
  ),
  model_job_running: kind(
    409,
    1,
    '{model} is being trained or rescored already. Wait until that has ended.',
    '{model} 正在训练或重新评分，请等待其完成。',
  ),
  model_refused: kind(
    409,
    3,
    'This version of {model} may not answer: its report says {reason}. Train it on more or other history.',
    '{model} 的该版本不能启用：其报告为 {reason}。请用更多或其他历史数据训练。',
  ),
  unusable_series: kind(
    422,
    3,
    'These values cannot be forecast: {reason}. Give at least one month with a finite number, and as many as there are.',
    '无法对这些数值进行预测：{reason}。请至少提供一个月的有限数值，越多越好。',
  ),
  remote_address: kind(
    422,
    3,
    'The address of the remote model is not allowed: {reason}. Use https to a public host, or have an administrator allow it.',
    '不允许使用该远程模型地址：{reason}。请使用指向公网主机的 https，或由管理员放行。',
  ),
  remote_refused: kind(
    502,
    1,
    'The remote model refused the call ({status}): {reason}. Check its address, key and inputs; nothing was scored.',
    '远程模型拒绝了调用（{status}）：{reason}。请检查地址、密钥和输入；没有产生任何评分。',
  ),
  remote_answer: kind(
    502,
    1,
    'The remote model answered with something that is no prediction: {reason}. Nothing was scored.',
    '远程模型的返回内容不是预测结果：{reason}。没有产生任何评分。',
  ),
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof errorTable
export type ErrorParams = Readonly<Record<string, string | number>>

/** One thing wrong with one place of the input. Gathered, never thrown one by one. */
export interface Issue {
  /** Field name, or a path such as `filter.and[1].value`, or `rows[3].email`. */
  readonly at: string
  readonly code: ErrorCode
  readonly params?: ErrorParams
}

/** The only error that a room throws on purpose; anything else is a fault and leaves as `internal`. */
export class HotcrmError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly issues: readonly Issue[]
  /** The record as it stands now, for stale_version. */
  readonly current: FieldValue | undefined
  constructor(
    code: ErrorCode,
    params: ErrorParams = {},
    more: { issues?: readonly Issue[]; current?: FieldValue; cause?: unknown } = {},
  ) {
    super(
      `${code}: ${fill(errorTable[code].words.en, params)}`,
      more.cause === undefined ? undefined : { cause: more.cause },
    )
    this.name = 'HotcrmError'
    this.code = code
    this.params = params
    this.issues = more.issues ?? []
    this.current = more.current
  }
}

/** Fills `{name}` placeholders; an absent one stays empty rather than showing braces to a person. */
export function fill(words: string, params: ErrorParams): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
/** The words for a code in the reader's language. */
export function errorWords(code: ErrorCode, params: ErrorParams, language: Language): string {
  return fill(errorTable[code].words[language], params)
}
