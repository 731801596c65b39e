/**
 * Traditional characters that names of people and companies are made of, each before its simplified form.
 * What is not here stays as it is written: it is then compared with itself.
 */
const pairs =
  `國国華华電电業业東东興兴發发達达龍龙鳳凤豐丰寶宝貝贝財财貿贸資资賢贤賴赖趙赵車车軍军輝辉輪轮農农遠远連连運运進进鄭郑鄧邓鄉乡醫医鋼钢錢钱錦锦鐘钟鐵铁銀银鋒锋長长門门開开間间關关陳陈陽阳陸陆隊队階阶際际
雲云霧雾靈灵韓韩順顺領领顏颜飛飞馬马馮冯駿骏驚惊魯鲁鮑鲍鳴鸣鴻鸿鵬鹏麗丽麥麦黃黄點点齊齐億亿儀仪優优偉伟傑杰備备傳传債债傷伤僑侨價价儲储兒儿兩两冊册凱凯創创劉刘劍剑動动務务勝胜勞劳勵励區区協协單单卻却
廠厂廣广慶庆應应懷怀戰战擇择據据攝摄數数斷断舊旧時时晉晋曉晓書书會会條条來来楊杨極极榮荣構构樂乐樓楼標标機机權权歐欧歲岁歷历氣气決决況况灣湾濟济瀋沈漢汉滿满潔洁澤泽瀾澜營营燈灯爾尔環环現现瑪玛瓊琼產产
畢毕畫画異异當当療疗盧卢監监盤盘眾众確确碼码礦矿禮礼禪禅種种稅税穩稳窩窝節节範范築筑簡简糧粮紀纪約约紅红純纯紐纽紙纸級级細细終终組组結结給给絡络統统絲丝經经綠绿維维網网綱纲緣缘線线編编練练總总績绩織织
繼继續续纖纤羅罗義义習习聖圣聯联聰聪聲声職职脈脉臺台與与舉举藝艺藥药蘇苏蘭兰處处號号蝦虾衛卫裝装製制複复見见視视規规覺觉覽览觀观計计訊讯訓训許许設设訪访評评詩诗誠诚誌志語语說说課课調调談谈論论諸诸謝谢
證证識识譚谭譯译護护變变讓让豎竖貨货費费貸贷賀贺賓宾質质購购贏赢趨趋蹤踪軒轩軟软載载輕轻輔辅轉转辦办邊边邏逻郵邮鄰邻釋释針针鈞钧鈴铃銘铭銷销鋪铺錄录鍾钟鎮镇鏡镜鑄铸閃闪閱阅闊阔隨随險险隱隐雙双雜杂離离
難难雞鸡響响頁页項项須须預预頻频題题類类風风飯饭飲饮飾饰養养館馆驗验體体魚鱼鮮鲜鳥鸟鹽盐齡龄孫孙吳吴張张蔣蒋呂吕葉叶蕭萧鄒邹賈贾嚴严閻阎龐庞塗涂喬乔莊庄婁娄湯汤藍蓝圖图壽寿學学寧宁實实審审寬宽專专將将
導导層层嶺岭島岛峽峡師师帶带幣币幫帮幹干強强彈弹彙汇從从復复徵征憲宪夢梦婦妇嬌娇媽妈宮宫尋寻對对屆届屬属岡冈巖岩庫库廈厦廟庙彥彦後后恆恒愛爱態态愷恺擁拥擴扩攜携敵敌暢畅曆历曄晔萬万蓋盖薩萨蘋苹塊块塵尘
場场報报執执堅坚塢坞壓压壯壮壩坝園园圓圆團团聞闻啟启員员問问喚唤喪丧嗎吗嘗尝噴喷嚐尝囑嘱`.replaceAll('\n', '')
const forms = new Map<string, string>()
const characters = Array.from(pairs)
for (let i = 0; i + 1 < characters.length; i += 2) {
  const [traditional = '', simplified = ''] = [characters[i], characters[i + 1]]
  forms.set(traditional, simplified)
}

/** One script for both ways to write a Chinese name. */
export const simplified = (text: string): string =>
  Array.from(text, (character) => forms.get(character) ?? character).join('')
