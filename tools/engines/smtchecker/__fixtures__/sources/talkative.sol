// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// More remarks than the compiler keeps, and a violation besides.
contract Case {
    uint256 private written;

    function many() external pure {
        uint256 v0; uint256 v1; uint256 v2; uint256 v3; uint256 v4; uint256 v5; uint256 v6; uint256 v7;
        uint256 v8; uint256 v9; uint256 v10; uint256 v11; uint256 v12; uint256 v13; uint256 v14; uint256 v15;
        uint256 v16; uint256 v17; uint256 v18; uint256 v19; uint256 v20; uint256 v21; uint256 v22; uint256 v23;
        uint256 v24; uint256 v25; uint256 v26; uint256 v27; uint256 v28; uint256 v29; uint256 v30; uint256 v31;
        uint256 v32; uint256 v33; uint256 v34; uint256 v35; uint256 v36; uint256 v37; uint256 v38; uint256 v39;
        uint256 v40; uint256 v41; uint256 v42; uint256 v43; uint256 v44; uint256 v45; uint256 v46; uint256 v47;
        uint256 v48; uint256 v49; uint256 v50; uint256 v51; uint256 v52; uint256 v53; uint256 v54; uint256 v55;
        uint256 v56; uint256 v57; uint256 v58; uint256 v59; uint256 v60; uint256 v61; uint256 v62; uint256 v63;
        uint256 v64; uint256 v65; uint256 v66; uint256 v67; uint256 v68; uint256 v69; uint256 v70; uint256 v71;
        uint256 v72; uint256 v73; uint256 v74; uint256 v75; uint256 v76; uint256 v77; uint256 v78; uint256 v79;
        uint256 v80; uint256 v81; uint256 v82; uint256 v83; uint256 v84; uint256 v85; uint256 v86; uint256 v87;
        uint256 v88; uint256 v89; uint256 v90; uint256 v91; uint256 v92; uint256 v93; uint256 v94; uint256 v95;
        uint256 v96; uint256 v97; uint256 v98; uint256 v99; uint256 v100; uint256 v101; uint256 v102; uint256 v103;
        uint256 v104; uint256 v105; uint256 v106; uint256 v107; uint256 v108; uint256 v109; uint256 v110; uint256 v111;
        uint256 v112; uint256 v113; uint256 v114; uint256 v115; uint256 v116; uint256 v117; uint256 v118; uint256 v119;
        uint256 v120; uint256 v121; uint256 v122; uint256 v123; uint256 v124; uint256 v125; uint256 v126; uint256 v127;
        uint256 v128; uint256 v129; uint256 v130; uint256 v131; uint256 v132; uint256 v133; uint256 v134; uint256 v135;
        uint256 v136; uint256 v137; uint256 v138; uint256 v139; uint256 v140; uint256 v141; uint256 v142; uint256 v143;
        uint256 v144; uint256 v145; uint256 v146; uint256 v147; uint256 v148; uint256 v149; uint256 v150; uint256 v151;
        uint256 v152; uint256 v153; uint256 v154; uint256 v155; uint256 v156; uint256 v157; uint256 v158; uint256 v159;
        uint256 v160; uint256 v161; uint256 v162; uint256 v163; uint256 v164; uint256 v165; uint256 v166; uint256 v167;
        uint256 v168; uint256 v169; uint256 v170; uint256 v171; uint256 v172; uint256 v173; uint256 v174; uint256 v175;
        uint256 v176; uint256 v177; uint256 v178; uint256 v179; uint256 v180; uint256 v181; uint256 v182; uint256 v183;
        uint256 v184; uint256 v185; uint256 v186; uint256 v187; uint256 v188; uint256 v189; uint256 v190; uint256 v191;
        uint256 v192; uint256 v193; uint256 v194; uint256 v195; uint256 v196; uint256 v197; uint256 v198; uint256 v199;
        uint256 v200; uint256 v201; uint256 v202; uint256 v203; uint256 v204; uint256 v205; uint256 v206; uint256 v207;
        uint256 v208; uint256 v209; uint256 v210; uint256 v211; uint256 v212; uint256 v213; uint256 v214; uint256 v215;
        uint256 v216; uint256 v217; uint256 v218; uint256 v219; uint256 v220; uint256 v221; uint256 v222; uint256 v223;
        uint256 v224; uint256 v225; uint256 v226; uint256 v227; uint256 v228; uint256 v229; uint256 v230; uint256 v231;
        uint256 v232; uint256 v233; uint256 v234; uint256 v235; uint256 v236; uint256 v237; uint256 v238; uint256 v239;
        uint256 v240; uint256 v241; uint256 v242; uint256 v243; uint256 v244; uint256 v245; uint256 v246; uint256 v247;
        uint256 v248; uint256 v249; uint256 v250; uint256 v251; uint256 v252; uint256 v253; uint256 v254; uint256 v255;
        uint256 v256; uint256 v257; uint256 v258; uint256 v259;
    }

    function write() external {
        written = 1;
    }

    function check() external view {
        assert(written == 0);
    }
}
