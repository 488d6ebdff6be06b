"""``python -m paraph.web``: make what a start of the demonstration finds there.

`./run` does so once, when it sets everything up.
"""

from paraph.web.serving import prepare

if __name__ == "__main__":
    prepare()
