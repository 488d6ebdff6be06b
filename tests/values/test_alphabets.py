"""The order of names in the six languages: that of the lists of the United Nations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.languages import LANGUAGES
from paraph.values.alphabets import alphabetical

ORDER = {
    "en": "Côte d’Ivoire, Cuba, Guinea, Guinea-Bissau, Guyana, Türkiye, Tuvalu, Zimbabwe",
    "fr": "Égypte, Estonie, Eswatini, États-Unis d’Amérique, Éthiopie, Guinée, Guinée-Bissau, "
    "Guinée équatoriale, Guyana, République de Corée, République de Moldova, "
    "République démocratique du Congo, République-Unie de Tanzanie, Royaume-Uni, Zimbabwe",
    "es": "Andorra, Angola, España, Ghana, Guinea-Bissau, Guinea Ecuatorial, Nuez, Ñandú, Ñuble, "
    "Omán, República Checa, República de Corea, República de Moldova, "
    "República Democrática del Congo, Zimbabwe",
    "ru": "Беларусь, Гаити, Гайана, Гвинея, Гвинея-Бисау, Ёлкино, Ельск, Жданов, Иордания, "
    "Йемен, Казахстан, Республика Корея, Республика Молдова, Ямайка",
    "zh-Hans": "阿尔巴尼亚, 阿尔及利亚, 阿富汗, 比利时, 秘鲁, 俄罗斯联邦, 厄瓜多尔, 哈萨克斯坦, "
    "吉尔吉斯斯坦, 美利坚合众国, 莫桑比克, 墨西哥, 乌兹别克斯坦, 西班牙, 希腊, 中国, UNESCO",
    "ar": "الاتحاد الروسي, إثيوبيا, أذربيجان, الأرجنتين, الأردن, أرمينيا, ألمانيا, "
    "البرازيل, بربادوس, تركيا, الجزائر, جزر القمر, جمهورية أفريقيا الوسطى, "
    "الجمهورية العربية السورية, جمهورية كوريا, "
    "جمهورية الكونغو الديمقراطية, الصين, عُمان, اليمن, UNESCO",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stand_by_their_alphabet(language: str) -> None:
    """Each language has an order of its own: accents, articles, own letters, other scripts."""
    order = ORDER[language].split(", ")
    assert alphabetical([*order[1::2], *order[::2]], language) == order


@given(st.lists(st.text(max_size=12), max_size=6), st.sampled_from(LANGUAGES))
def test_the_order_is_of_the_names_alone(names: list[str], language: str) -> None:
    """No name is lost, and it does not matter in which order they come."""
    made = alphabetical(names, language)
    assert sorted(made) == sorted(names)
    assert alphabetical(reversed(names), language) == made
