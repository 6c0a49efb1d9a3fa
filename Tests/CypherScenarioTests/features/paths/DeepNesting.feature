#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: DeepNesting - texts nested as deep as programs write them

  Scenario: [1] Forty lists
    Given an empty graph
    When executing query:
      """
      RETURN [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] AS list
      """
    Then the result should be, in any order:
      | list |
      | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] |
    And no side effects

  Scenario: [2] Forty maps
    Given an empty graph
    When executing query:
      """
      RETURN {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: 1}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}} AS map
      """
    Then the result should be, in any order:
      | map |
      | {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: {k: 1}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}} |
    And no side effects

  Scenario: [3] Forty parentheses
    Given an empty graph
    When executing query:
      """
      RETURN ((((((((((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))))))))))) AS one
      """
    Then the result should be, in any order:
      | one |
      | 1 |
    And no side effects

  Scenario: [4] Forty times NOT
    Given an empty graph
    When executing query:
      """
      RETURN NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT true AS result
      """
    Then the result should be, in any order:
      | result |
      | true |
    And no side effects

  Scenario: [5] A sum of four hundred terms
    Given an empty graph
    When executing query:
      """
      RETURN 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 AS sum
      """
    Then the result should be, in any order:
      | sum |
      | 400 |
    And no side effects

  Scenario: [6] Four hundred alternatives
    Given an empty graph
    When executing query:
      """
      MATCH (n) WHERE n.k = 0 OR n.k = 1 OR n.k = 2 OR n.k = 3 OR n.k = 4 OR n.k = 5 OR n.k = 6 OR n.k = 7 OR n.k = 8 OR n.k = 9 OR n.k = 10 OR n.k = 11 OR n.k = 12 OR n.k = 13 OR n.k = 14 OR n.k = 15 OR n.k = 16 OR n.k = 17 OR n.k = 18 OR n.k = 19 OR n.k = 20 OR n.k = 21 OR n.k = 22 OR n.k = 23 OR n.k = 24 OR n.k = 25 OR n.k = 26 OR n.k = 27 OR n.k = 28 OR n.k = 29 OR n.k = 30 OR n.k = 31 OR n.k = 32 OR n.k = 33 OR n.k = 34 OR n.k = 35 OR n.k = 36 OR n.k = 37 OR n.k = 38 OR n.k = 39 OR n.k = 40 OR n.k = 41 OR n.k = 42 OR n.k = 43 OR n.k = 44 OR n.k = 45 OR n.k = 46 OR n.k = 47 OR n.k = 48 OR n.k = 49 OR n.k = 50 OR n.k = 51 OR n.k = 52 OR n.k = 53 OR n.k = 54 OR n.k = 55 OR n.k = 56 OR n.k = 57 OR n.k = 58 OR n.k = 59 OR n.k = 60 OR n.k = 61 OR n.k = 62 OR n.k = 63 OR n.k = 64 OR n.k = 65 OR n.k = 66 OR n.k = 67 OR n.k = 68 OR n.k = 69 OR n.k = 70 OR n.k = 71 OR n.k = 72 OR n.k = 73 OR n.k = 74 OR n.k = 75 OR n.k = 76 OR n.k = 77 OR n.k = 78 OR n.k = 79 OR n.k = 80 OR n.k = 81 OR n.k = 82 OR n.k = 83 OR n.k = 84 OR n.k = 85 OR n.k = 86 OR n.k = 87 OR n.k = 88 OR n.k = 89 OR n.k = 90 OR n.k = 91 OR n.k = 92 OR n.k = 93 OR n.k = 94 OR n.k = 95 OR n.k = 96 OR n.k = 97 OR n.k = 98 OR n.k = 99 OR n.k = 100 OR n.k = 101 OR n.k = 102 OR n.k = 103 OR n.k = 104 OR n.k = 105 OR n.k = 106 OR n.k = 107 OR n.k = 108 OR n.k = 109 OR n.k = 110 OR n.k = 111 OR n.k = 112 OR n.k = 113 OR n.k = 114 OR n.k = 115 OR n.k = 116 OR n.k = 117 OR n.k = 118 OR n.k = 119 OR n.k = 120 OR n.k = 121 OR n.k = 122 OR n.k = 123 OR n.k = 124 OR n.k = 125 OR n.k = 126 OR n.k = 127 OR n.k = 128 OR n.k = 129 OR n.k = 130 OR n.k = 131 OR n.k = 132 OR n.k = 133 OR n.k = 134 OR n.k = 135 OR n.k = 136 OR n.k = 137 OR n.k = 138 OR n.k = 139 OR n.k = 140 OR n.k = 141 OR n.k = 142 OR n.k = 143 OR n.k = 144 OR n.k = 145 OR n.k = 146 OR n.k = 147 OR n.k = 148 OR n.k = 149 OR n.k = 150 OR n.k = 151 OR n.k = 152 OR n.k = 153 OR n.k = 154 OR n.k = 155 OR n.k = 156 OR n.k = 157 OR n.k = 158 OR n.k = 159 OR n.k = 160 OR n.k = 161 OR n.k = 162 OR n.k = 163 OR n.k = 164 OR n.k = 165 OR n.k = 166 OR n.k = 167 OR n.k = 168 OR n.k = 169 OR n.k = 170 OR n.k = 171 OR n.k = 172 OR n.k = 173 OR n.k = 174 OR n.k = 175 OR n.k = 176 OR n.k = 177 OR n.k = 178 OR n.k = 179 OR n.k = 180 OR n.k = 181 OR n.k = 182 OR n.k = 183 OR n.k = 184 OR n.k = 185 OR n.k = 186 OR n.k = 187 OR n.k = 188 OR n.k = 189 OR n.k = 190 OR n.k = 191 OR n.k = 192 OR n.k = 193 OR n.k = 194 OR n.k = 195 OR n.k = 196 OR n.k = 197 OR n.k = 198 OR n.k = 199 OR n.k = 200 OR n.k = 201 OR n.k = 202 OR n.k = 203 OR n.k = 204 OR n.k = 205 OR n.k = 206 OR n.k = 207 OR n.k = 208 OR n.k = 209 OR n.k = 210 OR n.k = 211 OR n.k = 212 OR n.k = 213 OR n.k = 214 OR n.k = 215 OR n.k = 216 OR n.k = 217 OR n.k = 218 OR n.k = 219 OR n.k = 220 OR n.k = 221 OR n.k = 222 OR n.k = 223 OR n.k = 224 OR n.k = 225 OR n.k = 226 OR n.k = 227 OR n.k = 228 OR n.k = 229 OR n.k = 230 OR n.k = 231 OR n.k = 232 OR n.k = 233 OR n.k = 234 OR n.k = 235 OR n.k = 236 OR n.k = 237 OR n.k = 238 OR n.k = 239 OR n.k = 240 OR n.k = 241 OR n.k = 242 OR n.k = 243 OR n.k = 244 OR n.k = 245 OR n.k = 246 OR n.k = 247 OR n.k = 248 OR n.k = 249 OR n.k = 250 OR n.k = 251 OR n.k = 252 OR n.k = 253 OR n.k = 254 OR n.k = 255 OR n.k = 256 OR n.k = 257 OR n.k = 258 OR n.k = 259 OR n.k = 260 OR n.k = 261 OR n.k = 262 OR n.k = 263 OR n.k = 264 OR n.k = 265 OR n.k = 266 OR n.k = 267 OR n.k = 268 OR n.k = 269 OR n.k = 270 OR n.k = 271 OR n.k = 272 OR n.k = 273 OR n.k = 274 OR n.k = 275 OR n.k = 276 OR n.k = 277 OR n.k = 278 OR n.k = 279 OR n.k = 280 OR n.k = 281 OR n.k = 282 OR n.k = 283 OR n.k = 284 OR n.k = 285 OR n.k = 286 OR n.k = 287 OR n.k = 288 OR n.k = 289 OR n.k = 290 OR n.k = 291 OR n.k = 292 OR n.k = 293 OR n.k = 294 OR n.k = 295 OR n.k = 296 OR n.k = 297 OR n.k = 298 OR n.k = 299 OR n.k = 300 OR n.k = 301 OR n.k = 302 OR n.k = 303 OR n.k = 304 OR n.k = 305 OR n.k = 306 OR n.k = 307 OR n.k = 308 OR n.k = 309 OR n.k = 310 OR n.k = 311 OR n.k = 312 OR n.k = 313 OR n.k = 314 OR n.k = 315 OR n.k = 316 OR n.k = 317 OR n.k = 318 OR n.k = 319 OR n.k = 320 OR n.k = 321 OR n.k = 322 OR n.k = 323 OR n.k = 324 OR n.k = 325 OR n.k = 326 OR n.k = 327 OR n.k = 328 OR n.k = 329 OR n.k = 330 OR n.k = 331 OR n.k = 332 OR n.k = 333 OR n.k = 334 OR n.k = 335 OR n.k = 336 OR n.k = 337 OR n.k = 338 OR n.k = 339 OR n.k = 340 OR n.k = 341 OR n.k = 342 OR n.k = 343 OR n.k = 344 OR n.k = 345 OR n.k = 346 OR n.k = 347 OR n.k = 348 OR n.k = 349 OR n.k = 350 OR n.k = 351 OR n.k = 352 OR n.k = 353 OR n.k = 354 OR n.k = 355 OR n.k = 356 OR n.k = 357 OR n.k = 358 OR n.k = 359 OR n.k = 360 OR n.k = 361 OR n.k = 362 OR n.k = 363 OR n.k = 364 OR n.k = 365 OR n.k = 366 OR n.k = 367 OR n.k = 368 OR n.k = 369 OR n.k = 370 OR n.k = 371 OR n.k = 372 OR n.k = 373 OR n.k = 374 OR n.k = 375 OR n.k = 376 OR n.k = 377 OR n.k = 378 OR n.k = 379 OR n.k = 380 OR n.k = 381 OR n.k = 382 OR n.k = 383 OR n.k = 384 OR n.k = 385 OR n.k = 386 OR n.k = 387 OR n.k = 388 OR n.k = 389 OR n.k = 390 OR n.k = 391 OR n.k = 392 OR n.k = 393 OR n.k = 394 OR n.k = 395 OR n.k = 396 OR n.k = 397 OR n.k = 398 OR n.k = 399 RETURN count(n) AS nodes
      """
    Then the result should be, in any order:
      | nodes |
      | 0 |
    And no side effects

  Scenario: [7] Twelve functions
    Given an empty graph
    When executing query:
      """
      RETURN abs(abs(abs(abs(abs(abs(abs(abs(abs(abs(abs(abs(1)))))))))))) AS one
      """
    Then the result should be, in any order:
      | one |
      | 1 |
    And no side effects

  Scenario: [8] Twelve cases
    Given an empty graph
    When executing query:
      """
      RETURN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN CASE WHEN true THEN 1 END END END END END END END END END END END END AS one
      """
    Then the result should be, in any order:
      | one |
      | 1 |
    And no side effects

  Scenario: [9] Ten subqueries
    Given an empty graph
    When executing query:
      """
      RETURN COUNT { RETURN COUNT { RETURN COUNT { RETURN COUNT { RETURN COUNT { RETURN COUNT { RETURN COUNT { RETURN COUNT { RETURN COUNT { RETURN COUNT { RETURN 1 AS x } AS x } AS x } AS x } AS x } AS x } AS x } AS x } AS x } AS x } AS count
      """
    Then the result should be, in any order:
      | count |
      | 1 |
    And no side effects
