#!/usr/bin/env bash
# Makes the sample videos and subtitles that the simulated AKOOL serves. See samples.md.
#
# Needs: ffmpeg (with libx264 and libass), espeak-ng, the Noto Sans fonts (Latin, Devanagari, CJK).
# Usage: docs/make-samples.sh [target directory]
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
target=${1:-$here/src/test/resources/io/jenkins/plugins/akool/simulator}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target"

seconds=4

# file suffix | espeak voice | font | accent colour (ASS: BBGGRR) | caption 1 | caption 2 | what is spoken
# Spoken text is separate because espeak-ng reads kana and pinyin, but neither kanji nor hanzi.
samples() {
    cat <<'LIST'
|en-us|Noto Sans|4FB0F2|Welcome to the product tour.|Let us begin.|Welcome to the product tour. Let us begin.
.de|de|Noto Sans|5AC8A0|Willkommen zur Produkttour.|Fangen wir an.|Willkommen zur Produkttour. Fangen wir an.
.es|es|Noto Sans|4664E8|Bienvenidos a la visita del producto.|Empecemos.|Bienvenidos a la visita del producto. Empecemos.
.fr|fr|Noto Sans|E8965A|Bienvenue dans la visite du produit.|Commençons.|Bienvenue dans la visite du produit. Commençons.
.hi|hi|Noto Sans Devanagari|50A0FF|उत्पाद के दौरे में आपका स्वागत है।|आइए शुरू करें।|उत्पाद के दौरे में आपका स्वागत है। आइए शुरू करें।
.ja|ja|Noto Sans CJK JP|A078F0|製品ツアーへようこそ。|始めましょう。|せいひん つあー へ ようこそ。はじめましょう。
.zh-CN|cmn-latn-pinyin|Noto Sans CJK SC|3C50DC|欢迎来到产品导览。|我们开始吧。|huan1ying2 lai2dao4 chan3pin3 dao3lan3. wo3men5 kai1shi3 ba5.
LIST
}

subtitles() { # caption 1, caption 2
    printf '1\n00:00:00,200 --> 00:00:02,300\n%s\n\n2\n00:00:02,400 --> 00:00:03,900\n%s\n' "$1" "$2"
}

# As slowly as the clip's length allows.
speak() { # voice, text, file
    local speed length
    for speed in 145 155 165 175 185 195 205; do
        espeak-ng -v "$1" -s "$speed" -w "$3" "$2"
        length=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$3")
        awk "BEGIN { exit !($length < $seconds - 0.1) }" && return
    done
    echo "Too much to say in $seconds s: $2" >&2
    return 1
}

# A scene of vector shapes costs few bytes, and libass shapes Devanagari properly where drawtext does not.
scene() { # label, font, colour, caption 1, caption 2
    cat <<ASS
[Script Info]
ScriptType: v4.00+
PlayResX: 320
PlayResY: 180
WrapStyle: 0

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Shape,Noto Sans,10,&H00$3,&H00$3,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1
Style: Label,Noto Sans,22,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,-1,0,0,0,100,100,1,0,1,0,0,9,0,14,10,1
Style: Caption,$2,17,&H00FFFFFF,&H00FFFFFF,&H00201810,&H00000000,0,0,0,0,100,100,0,0,1,2,0,2,12,12,14,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:04.00,Shape,,0,0,0,,{\\move(-40,40,270,40,0,4000)\\p1}m 0 10 b 0 4 4 0 10 0 l 40 0 b 46 0 50 4 50 10 l 50 50 b 50 56 46 60 40 60 l 10 60 b 4 60 0 56 0 50{\\p0}
Dialogue: 1,0:00:00.00,0:00:04.00,Shape,,0,0,0,,{\\1c&HFFFFFF&\\move(-25,55,285,55,0,4000)\\p1}m 0 0 l 24 15 l 0 30{\\p0}
Dialogue: 0,0:00:00.00,0:00:04.00,Shape,,0,0,0,,{\\pos(0,174)\\fscx1\\t(0,4000,\\fscx100)\\p1}m 0 0 l 320 0 l 320 6 l 0 6{\\p0}
Dialogue: 2,0:00:00.00,0:00:04.00,Label,,0,0,0,,$1
Dialogue: 3,0:00:00.20,0:00:02.30,Caption,,0,0,0,,$4
Dialogue: 3,0:00:02.40,0:00:03.90,Caption,,0,0,0,,$5
ASS
}

samples | while IFS='|' read -r suffix voice font colour caption1 caption2 spoken; do
    label=${suffix#.}
    name=product-tour$suffix
    scene "${label:-en}" "$font" "$colour" "$caption1" "$caption2" >"$work/scene.ass"
    subtitles "$caption1" "$caption2" >"$target/$name.srt"
    speak "$voice" "$spoken" "$work/voice.wav"
    # -bitexact and no metadata: the same tools make the same bytes.
    (cd "$work" && ffmpeg -v error -nostdin -y \
        -f lavfi -i "color=c=0x18202E:s=320x180:r=25:d=$seconds" -i voice.wav \
        -filter_complex "[0:v]ass=scene.ass,format=yuv420p[v];[1:a]aresample=24000,apad,atrim=duration=$seconds[a]" \
        -map '[v]' -map '[a]' -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
        -c:v libx264 -profile:v main -level 3.0 -preset veryslow -tune animation -crf 27 -g 25 -threads 1 \
        -c:a aac -b:a 32k -ac 1 -t "$seconds" -movflags +faststart result.mp4)
    mv "$work/result.mp4" "$target/$name.mp4"
done

ls -l "$target"
