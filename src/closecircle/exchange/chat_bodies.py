"""What stands in a message's place: photos, emoticons, calls; and whether a text asks something."""

from __future__ import annotations

import re

from closecircle.exchange.chat_records import Kind

SHORT = 80
_HEX = 64
_EXACT = {
    # What one phone writes as 사진 and another as (Photo) is one and the same. In lower case, without brackets.
    "photo": (
        "사진|photo|photos|사진을 보냈습니다|写真|圖片|图片|照片|写真を送信しました|image omitted|"
        "bild weggelassen|imagen omitida|image absente|圖片已略去|immagine omessa|imagem ocultada|"
        "사진 생략됨"
    ),
    "video": (
        "동영상|video|videos|動画|影片|视频|動画を送信しました|video omitted|video weggelassen|"
        "video omitido|vidéo absente"
    ),
    "emoticon": (
        "이모티콘|emoticon|emoticons|스티커|sticker|stickers|スタンプ|貼圖|贴图|sticker omitted|sticker weggelassen"
    ),
    "voice": (
        "음성메시지|음성 메시지|voice message|voice note|voice memo|ボイスメッセージ|語音訊息|"
        "audio omitted|audio weggelassen"
    ),
    "contact": ("연락처|contact|contacts|連絡先|聯絡資訊|contact card omitted"),
    "place": ("지도|위치|map|location|地図|位置情報|位置訊息"),
    "media": (
        "media omitted|medien weggelassen|medien ausgeschlossen|multimedia omitido|archivo omitido|"
        "médias omis|mídia oculta|media omessi|media weggelaten|미디어 파일 생략됨|미디어 생략됨|"
        "省略影音内容|省略影音內容|省略多媒體檔|メディアは含まれていません|без медиафайлов|"
        "medya dahil edilmedi|gif omitted|document omitted|arquivo de mídia oculto"
    ),
    "deleted": (
        "삭제된 메시지입니다|메시지가 삭제되었습니다|채팅방 관리자가 메시지를 가렸습니다|"
        "관리자가 메시지를 가렸습니다|this message was deleted|this message has been deleted|"
        "you deleted this message|message deleted|message unsent|diese nachricht wurde gelöscht|"
        "du hast diese nachricht gelöscht|se eliminó este mensaje|메시지를 삭제했습니다|"
        "이 메시지는 삭제되었습니다"
    ),
    "ring": (
        "보이스톡|페이스톡|라이브톡|그룹콜|보이스톡 해요|페이스톡 해요|라이브톡 해요|그룹콜 해요|"
        "보이스톡 부재중|페이스톡 부재중|보이스톡 취소|페이스톡 취소|voice call|video call|live talk|"
        "missed voice call|missed video call|voicetalk|facetalk|不在着信|未接來電"
    ),
}
_KINDS = {spelling: kind for kind, spellings in _EXACT.items() for spelling in spellings.split("|")}
_AROUND = "<>()[]\u200e\u200f \u2068\u2069."
_HASH_PHOTOS = re.compile(r"[0-9a-f]{64}\.\w{3,4}(?:\s+[0-9a-f]{64}\.\w{3,4})*\s*")
_CALL = re.compile(
    r"(?:☎ ?)?(?:보이스톡|페이스톡|라이브톡|그룹콜|통화 ?시간|음성 ?통화|영상 ?통화|音声通話|ビデオ通話|"
    r"通話時間|通话时间|"
    r"voice ?call|video ?call|live ?talk|face ?talk|voice ?talk|call time)[.:]? ?(\d{1,3}(?::\d\d){1,2})",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(
    r"(?P<photo>사진 ?\d{1,3} ?장|\d{1,3} photos|photos? \(?\d{1,3}\)?|사진 \(\d+장\))|"
    r"(?P<file>(?:파일|file|파일이름) ?: .+|\[(?:file|ファイル|파일|檔案)\] .+|<(?:attached|첨부|anhang|"
    r"adjunto|添付ファイル): [^>]+>|"
    r"\S+\.\w{2,5} \((?:file attached|datei angehängt|archivo adjunto|파일 첨부됨?|첨부파일)\))|"
    r"(?P<deleted>.{1,30}(?:已收回訊息|がメッセージの送信を取り消しました|님이 메시지를 삭제했습니다\.?))|"
    r"(?P<ring>☎ .{1,30}|(?:보이스톡|페이스톡|라이브톡|그룹콜) .{1,10}|missed (?:voice|video) call.{0,30})|"
    r"(?P<money>[\d,]+원을 (?:받으세요|보냈어요|보냈습니다|받았습니다)\.?)",
    re.IGNORECASE,
)
_OPEN_BEGINNINGS = frozenset("사파보페라그통音ビ通☎0123456789pPfFvVlLcC<[m\u200eM")
_OPEN_ENDS = (")", "息", "た", "다", ".")

_WORDS = (Kind.TEXT, 0)
_INSTEAD = (Kind.PLACEHOLDER, 0)

_URL = re.compile(r"(?:https?://|www\.)\S+")
_TAIL = re.compile(r"[\s.。~!…^;:)>\-,ㅋㅎㅠㅜㅇ\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+$")
_ASKING_END = re.compile(
    r"(?:(?:[은는던신]|인|한|운|런|건)가요?|(?<![만끝타어떠신])나요|느냐|(?:하|있|없|먹|맞|가|오)[니냐]|"
    r"어때요?|어떠(?:세요|신가요|십니까|신지요?)|어떨지요?|뭐(?:해|하세요|예요|에요|야|지)요?|뭐|무엇인지요|"
    r"언제(?:예요|에요|야|지|쯤|쯤이에요)?|어디(?:예요|에요|야|세요|지|서)?|누구(?:예요|에요|야|세요|지)?|"
    r"얼마(?:예요|에요|야|나|지)?|왜요?|"
    r"몇 ?시(?:예요|에요|야|쯤)?|실래요|줄래요?|[ですま]か|吗|嗎|呢)$"
)
_RIEUL = 8  # the final ㄹ among the 28 finals of a syllable
_BIEUP = 17
_SSANG_SIOT = 20
_FINALS = 28


def stand_in(text: str) -> str:
    """Which kind of stand-in the whole text is ("photo", "emoticon" …), '' for words."""
    if len(text) > SHORT:
        return "photo" if text[0] in "0123456789abcdef" and _HASH_PHOTOS.fullmatch(text) else ""
    if kind := _KINDS.get(text.strip(_AROUND).lower()):
        return kind
    if text[:1] in _OPEN_BEGINNINGS or text.endswith(_OPEN_ENDS):
        match = _OPEN_ENDED.fullmatch(text.strip("\u200e\u200f "))
        if match is not None:
            return match.lastgroup or ""
    return "photo" if len(text) > _HEX and text[0] in "0123456789abcdef" and _HASH_PHOTOS.fullmatch(text) else ""


def kind_of(text: str) -> tuple[Kind, int]:
    """The kind of a message by its text, and the seconds of a call."""
    if len(text) <= SHORT:
        if text[:1] in _OPEN_BEGINNINGS and (call := _CALL.fullmatch(text.strip(_AROUND))):
            return Kind.CALL, seconds(call[1])
    elif text[0] not in "0123456789abcdef":
        return _WORDS
    return _INSTEAD if stand_in(text) else _WORDS


def seconds(clock: str) -> int:
    """0:17 and 1:02:03 as seconds."""
    total = 0
    for part in clock.split(":"):
        total = total * 60 + int(part)
    return total


def asks(text: str) -> bool:
    """Whether a text asks something: a question mark outside an address, or a Korean, Japanese or Chinese ending."""
    bare = _URL.sub("", text[-2_000:])
    if "?" in bare or "？" in bare or "؟" in bare:
        return True
    end = _TAIL.sub("", bare[-200:])[-12:]
    if _ASKING_END.search(end):
        return True
    if len(end) > 1 and end[-1] in "니냐나" and _final(end[-2]) == _SSANG_SIOT:
        return True
    stem = end.removesuffix("요")
    if stem.endswith("까") and len(stem) > 1:
        before = stem[-2]
        if before == "니":
            # 갑니까 asks, 가니까 gives a reason.
            return len(stem) > 2 and _final(stem[-3]) == _BIEUP  # noqa: PLR2004  # the syllable before 니까
        return _final(before) == _RIEUL
    return False


def _final(syllable: str) -> int:
    code = ord(syllable) - 0xAC00
    return code % _FINALS if 0 <= code < 11172 else -1  # noqa: PLR2004  # the Hangul syllables
