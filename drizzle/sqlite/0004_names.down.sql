-- lost: going down drops user_words and every row in it
DROP TABLE `user_words`;
