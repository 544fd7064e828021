"""终本案件维护: for five years after a round is concluded the respondents are asked about again and again."""
