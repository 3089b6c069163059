"""The unit words of Turkish references; `#` stands for the value."""

from __future__ import annotations

UNITS = {
    field: tuple(forms.split(" | "))
    for field, forms in {
        "volume": (
            "C. # | C. # | C.# | c. # | c.# | Cilt # | Cilt: # | cilt # | #. Cilt | #. cilt | C: # | c: #"
            " | C # | Cilt:# | C.:# | cilt: # | Cilt. # | #. c. | #. Kitap"
        ),
        "issue": (
            "S. # | S. # | S.# | s. # | Sayı # | Sayı: # | sayı # | sayı: # | sy. # | Sy. # | No: # | No."
            " # | nr. # | Nr. # | no. # | S: # | Sayı:# | Sa. # | Nu. # | Numara: # | numara # | nu. #"
        ),
        "pages": (
            "s. # | s. # | s. # | s.# | s.# | ss. # | ss.# | sf. # | S. # | sh. # | sayfa # | s: # | s # "
            "| sf: # | ss # | s. # vd. | s. # vd | s.# v.d. | s. #, dn. 3 | s. # ve devamı | Sf. # | p. #"
        ),
        "pagetotal": "# s. | # s. | # s. | #s. | # sayfa | # ss. | # sf. | #  s.",
        "edition": (
            "#. Baskı | #. baskı | #. Basım | #. basım | #. bs. | #. b. | #.bs. | #.Baskı | #. Bsk. | #. "
            "bsk. | #. Bs. | #. Bası | #. Baskı | Baskı: # | # baskı"
        ),
        "number": (
            "Yay. No. # | Yay. No: # | Yay.No.# | Yay.No: # | Yayın No: # | Yayın No. # | No. # | No: # |"
            " No.# | Nr. # | Yay. Nu. # | Yayın Nu: # | Yay. no: # | sayı: # | Neşriyat No. #"
        ),
        "accessed": (
            "Erişim tarihi: # | Erişim Tarihi: # | erişim tarihi: # | Erişim: # | Erişim # | E.T. # | "
            "E.T.: # | erişim # | Erişim Tarihi # | (#) | # | # tarihinde erişildi | # tarihinde "
            "alınmıştır | son erişim: #"
        ),
    }.items()
}
"""Field → the ways to write it with its unit; what is more usual stands there more often."""
