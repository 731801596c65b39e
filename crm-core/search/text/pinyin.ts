import { hasHan } from './normalise.ts'

/**
 * Readings of the characters that Chinese personal names are mostly made of, so that `王伟` finds the
 * person stored as `Wang Wei` and the other way round. A character that is not here gives no reading,
 * and then the name is simply compared as written.
 */
const syllables = `
ai 艾爱蔼 an 安岸 ao 敖傲 ba 巴 bai 白柏百 ban 班 bao 包宝保鲍 bei 贝北蓓 ben 本 bi 毕碧必 bian 卞边 biao 彪标 bin 斌彬宾滨
bing 兵冰秉丙炳 bo 波博伯勃柏 bu 卜步 cai 蔡才彩财 can 灿 cang 苍 cao 曹操 cen 岑 chai 柴 chan 婵 chang 常昌畅长 chao 超潮朝 che 车 chen 陈晨辰臣沉琛
cheng 程成诚城承澄 chi 池迟驰 chong 崇冲 chu 楚褚初储 chuan 川传 chun 春纯淳椿 ci 慈 cong 聪丛从 cui 崔翠 da 达大 dai 戴代黛 dan 丹旦单 dang 党 dao 道 de 德得 deng 邓登
di 狄迪第 diao 刁 ding 丁定鼎 dong 董东冬栋 dou 窦豆 du 杜都笃 duan 段端 dun 敦 duo 多朵 e 娥鄂 en 恩 er 尔儿二 fa 法发 fan 范樊凡帆繁 fang 方芳房放昉
fei 飞费菲非霏 fen 芬奋 feng 冯峰风丰凤封锋枫 fu 傅付福富甫芙扶符 gai 盖 gan 甘干 gang 刚钢港 gao 高皋 ge 葛戈歌格 gen 根 geng 耿庚 gong 龚宫巩弓公功恭 gou 苟 gu 顾古谷固
guan 关管冠官观 guang 光广 gui 桂贵归 guo 郭国果过 hai 海 han 韩汉涵寒翰晗 hang 航杭 hao 郝浩昊豪皓好号 he 何贺和河赫鹤荷禾 hei 黑 heng 恒衡亨 hong 洪红宏虹鸿弘 hou 侯厚后
hu 胡虎湖户护 hua 华花化桦 huai 怀 huan 欢焕环桓 huang 黄煌凰 hui 惠慧辉会晖卉徽 huo 霍火 ji 季吉纪姬计基继冀济极 jia 贾佳家嘉加甲 jian 建健简剑坚鉴键舰俭 jiang 江姜蒋将疆
jiao 焦娇教 jie 杰洁婕捷解介 jin 金晋锦进津瑾近 jing 静京景晶靖敬精荆菁婧 jiong 炯 jiu 久九 ju 菊鞠巨居 juan 娟隽 jue 珏珺 jun 军君俊钧均骏 kai 凯开恺 kang 康慷 ke 柯科可克珂
kong 孔空 ku 库 kuan 宽 kuang 邝匡旷 kui 奎魁葵 kun 坤昆琨 lai 赖来莱 lan 兰岚蓝澜 lang 朗郎浪 lao 劳 le 乐 lei 雷蕾磊 leng 冷 li 李黎丽力莉利立厉理礼历励 lian 连廉莲练
liang 梁良亮 liao 廖 lie 烈 lin 林琳霖麟临 ling 凌玲灵令岭 liu 刘柳流 long 龙隆 lou 娄楼 lu 卢陆鲁路璐露鹿 luan 栾 lun 伦 luo 罗骆洛 lv 吕律绿 ma 马玛 mai 麦 man 满曼 mang 莽
mao 毛茂 mei 梅美媚玫 men 门 meng 孟蒙萌梦 mi 米密 mian 绵 miao 苗妙 min 敏民闵 ming 明铭鸣名 mo 莫墨默 mou 牟 mu 穆木慕牧沐 na 娜那 nai 乃 nan 南楠男 nao 瑙 ni 倪妮尼 nian 年念 ning 宁凝甯
niu 牛 nong 农 nuo 诺 ou 欧区 pan 潘盘 pang 庞 pei 裴培沛佩 peng 彭鹏朋蓬 pi 皮 pian 翩 ping 平萍屏 pu 蒲浦普朴 qi 齐琪戚祁奇启琦其琪祺 qian 钱倩谦千前 qiang 强蔷 qiao 乔桥巧
qin 秦琴勤钦 qing 青清庆晴卿 qiong 琼 qiu 邱秋丘裘 qu 曲屈瞿渠 quan 全权泉 que 阙 ran 冉然 rao 饶 ren 任仁人 rong 荣容蓉融戎 rou 柔 ru 茹如儒汝 ruan 阮 rui 瑞睿锐蕊 run 润 ruo 若 sai 赛
san 三 sang 桑 sen 森 sha 沙莎 shan 山珊单善闪 shang 尚商上 shao 邵绍少 she 佘 shen 沈申深慎 sheng 盛生胜升圣声 shi 石史施时师世士诗实仕 shou 守寿 shu 舒书淑树殊 shuai 帅 shuang 双爽霜 shun 顺舜
shuo 硕朔 si 司思斯四 song 宋松颂嵩 su 苏素肃 sui 隋 sun 孙 suo 索 tai 台太泰 tan 谭谈坛檀 tang 唐汤棠堂 tao 陶涛桃韬 teng 滕腾 ti 体 tian 田天甜恬 tie 铁 ting 婷庭亭廷 tong 童佟同彤桐通 tu 涂屠
tuo 拓 wan 万婉晚 wang 王汪旺望 wei 伟魏薇韦卫维威微巍炜为玮蔚未 wen 文温雯闻稳 weng 翁 wu 吴武伍邬午悟 xi 席习希西喜溪熙曦奚 xia 夏霞侠 xian 贤先娴宪显咸 xiang 向翔祥香项湘 xiao 萧肖晓小笑孝潇筱霄
xie 谢解协 xin 辛欣新心馨鑫昕信 xing 邢星兴行幸 xiong 熊雄 xiu 秀修 xu 徐许旭胥续绪 xuan 宣轩萱璇玄 xue 薛雪学 xun 荀勋迅 ya 雅亚娅 yan 严颜燕闫言岩艳晏彦妍焱 yang 杨阳洋扬羊 yao 姚瑶尧耀遥 ye 叶业野
yi 易伊毅一艺逸益怡义依仪亦宜奕 yin 尹殷银音茵印 ying 应英莹颖营瑛 yong 勇永雍咏 you 尤游友佑 yu 于余俞郁宇玉雨瑜裕虞喻愉语育羽钰 yuan 袁元远苑源园媛圆 yue 岳月越悦 yun 云芸运韵 zai 载 zan 昝 zang 臧
ze 泽则 zeng 曾增 zha 查 zhai 翟 zhan 詹展战占 zhang 张章璋掌 zhao 赵昭兆 zhe 哲喆 zhen 甄珍振真震贞 zheng 郑正政征 zhi 志智之芝直致 zhong 钟仲忠中 zhou 周舟洲 zhu 朱祝竹珠诸柱 zhuang 庄壮 zhuo 卓 zi 子紫梓姿
zong 宗 zou 邹 zu 祖 zuo 左
`

const readings = new Map<string, string>()
let syllable = ''
for (const word of syllables.trim().split(/\s+/)) {
  if (!hasHan(word)) syllable = word
  else for (const character of word) if (!readings.has(character)) readings.set(character, syllable)
}

/** How one character is read in a name, when it is one that names are made of. */
export function reading(character: string): string | undefined {
  return readings.get(character)
}

/** `王建国` → `wangjianguo`; null when a character has no known reading or the text is not all Han. */
export function readingOf(name: string): string | null {
  const syllablesOfName = Array.from(name, (character) => readings.get(character))
  return name !== '' && syllablesOfName.every((part) => part !== undefined) ? syllablesOfName.join('') : null
}
